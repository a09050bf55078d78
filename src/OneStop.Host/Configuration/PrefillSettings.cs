using Microsoft.Extensions.Options;

namespace OneStop.Host.Configuration;

/// <summary><c>Prefill</c>: the plans in force and how long a counter waits for them.</summary>
internal sealed class PrefillSettings : IValidateOptions<PrefillSettings>
{
    public const string Section = "Prefill";

    /// <summary>A relative folder counts from beside the program.</summary>
    public string Folder { get; set; } = "prefill";

    public TimeSpan Budget { get; set; } = TimeSpan.FromSeconds(5);

    public string FullPath => Path.GetFullPath(Folder, AppContext.BaseDirectory);

    public ValidateOptionsResult Validate(string? name, PrefillSettings options)
    {
        var mistakes = new Mistakes();
        mistakes.AddIf(!Directory.Exists(options.FullPath), "Prefill:Folder", $"names a folder that does not exist: {options.FullPath}", "prefill");
        mistakes.AddIf(options.Budget < TimeSpan.FromMilliseconds(100) || options.Budget > TimeSpan.FromMinutes(1), "Prefill:Budget", "is not between 0.1 seconds and 1 minute", "00:00:05");
        return mistakes.Result();
    }
}
