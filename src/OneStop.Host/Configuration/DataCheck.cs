using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using OneStop.Core.Access;
using OneStop.Core.Facts;
using OneStop.Host.Access;
using OneStop.Storage;

namespace OneStop.Host.Configuration;

/// <summary>The folder can be used, its keys are whole and private, and the machine can handle Vietnamese text.</summary>
internal sealed class DataCheck(IServiceProvider services) : IValidateOptions<DataSettings>
{
    public ValidateOptionsResult Validate(string? name, DataSettings options)
    {
        var mistakes = new Mistakes();
        mistakes.AddIf(
            !VietnameseText.CanNormalise,
            "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "is set, or Unicode data (ICU) is missing, so that no name could be compared", "false, with libicu installed");
        try
        {
            Directory.CreateDirectory(options.FullPath);
            services.GetRequiredService<HubKeys>();
            services.GetRequiredService<AuditSeal>();
            services.GetRequiredService<SubjectHasher>();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or CryptographicException or ArgumentException)
        {
            mistakes.Add("Data:Folder", $"cannot be used: {exception.Message.TrimEnd('.')}", "/var/lib/onestop");
        }

        return mistakes.Result();
    }
}
