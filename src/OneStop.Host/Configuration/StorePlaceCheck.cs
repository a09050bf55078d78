using Microsoft.Extensions.Options;
using OneStop.Storage;

namespace OneStop.Host.Configuration;

/// <summary>The folder of the database file is there and can be written in; the one in the data folder is made with it.</summary>
internal sealed class StorePlaceCheck(IConfiguration configuration) : IValidateOptions<DataSettings>
{
    private const string Key = "Storage:ConnectionString";
    private const string Example = "Data Source=/var/lib/onestop/onestop.db";

    public ValidateOptionsResult Validate(string? name, DataSettings options)
    {
        var mistakes = new Mistakes();
        if (StorageOptions.FileOf(configuration.GetSection(StorageOptions.Section)) is { } file && Path.GetDirectoryName(file) is { } folder && folder != options.FullPath)
        {
            if (!Directory.Exists(folder))
            {
                mistakes.Add(Key, $"names a file in a folder that does not exist: {folder}", Example);
            }
            else if (FolderCheck.Problem(folder) is { } problem)
            {
                mistakes.Add(Key, problem, Example);
            }
        }

        return mistakes.Result();
    }
}
