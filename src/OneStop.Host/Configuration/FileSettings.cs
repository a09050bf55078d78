using Microsoft.Extensions.Options;

namespace OneStop.Host.Configuration;

/// <summary><c>Files</c>: what is uploaded to the hub, and how far sides fetch it.</summary>
internal sealed class FileSettings : IValidateOptions<FileSettings>
{
    public const string Section = "Files";

    private const long Gigabyte = 1024L * 1024 * 1024;

    /// <summary>
    /// A relative folder counts from where the hub was started; empty means <c>files</c> in <c>Data:Folder</c>. Several nodes share one folder.
    /// </summary>
    public string Folder { get; set; } = "";

    /// <summary>The largest file that is taken.</summary>
    public long MaxBytes { get; set; } = 50 * 1024 * 1024;

    /// <summary>Under which address far sides reach this hub.</summary>
    public string PublicAddress { get; set; } = "http://127.0.0.1:8080";

    /// <summary>How long a link works at least.</summary>
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromDays(30);

    public string PathIn(DataSettings data) => Folder.Length == 0 ? Path.Combine(data.FullPath, "files") : Path.GetFullPath(Folder);

    public ValidateOptionsResult Validate(string? name, FileSettings options)
    {
        var mistakes = new Mistakes();
        if (options.Folder is { Length: > 0 } && FolderCheck.Problem(Path.GetFullPath(options.Folder)) is { } problem)
        {
            mistakes.Add("Files:Folder", problem, "/var/lib/onestop/files");
        }

        mistakes.AddIf(options.MaxBytes is < 1024 or > Gigabyte, "Files:MaxBytes", "is not between 1024 and 1073741824", "52428800");
        mistakes.AddIf(
            !Uri.TryCreate(options.PublicAddress, UriKind.Absolute, out var address) || address is not { Scheme: "http" or "https", Query.Length: 0, Fragment.Length: 0 },
            "Files:PublicAddress", "is no http or https address", "https://hub.example.org");
        mistakes.AddIf(options.LinkLifetime < TimeSpan.FromMinutes(1) || options.LinkLifetime > TimeSpan.FromDays(3660), "Files:LinkLifetime", "is not between 1 minute and 3660 days", "30.00:00:00");
        return mistakes.Result();
    }
}
