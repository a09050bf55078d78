using Microsoft.Extensions.Options;
using OneStop.Core.Facts;
using OneStop.Host.Access;

namespace OneStop.Host.Configuration;

/// <summary>The folder can be used, the keys in it are whole and private, and the machine can handle Vietnamese text.</summary>
internal sealed class DataCheck(KeyFolder keys) : IValidateOptions<DataSettings>
{
    private const string Example = "/var/lib/onestop";

    public ValidateOptionsResult Validate(string? name, DataSettings options)
    {
        var mistakes = new Mistakes();
        mistakes.AddIf(
            !VietnameseText.CanNormalise,
            "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "is set, or Unicode data (ICU) is missing, so that no name could be compared", "false, with libicu installed");
        mistakes.AddIf(string.IsNullOrWhiteSpace(options.Folder), "Data:Folder", "is empty", Example);
        if (FolderCheck.Problem(options.FullPath) is { } problem)
        {
            mistakes.Add("Data:Folder", problem, Example);
        }

        foreach (var mistake in keys.Mistakes())
        {
            mistakes.Add("Data:Folder", $"cannot be used: {mistake.TrimEnd('.')}", Example);
        }

        return mistakes.Result();
    }
}
