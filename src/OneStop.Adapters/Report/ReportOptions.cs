using Microsoft.Extensions.Options;
using OneStop.Adapters.Plumbing.Settings;

namespace OneStop.Adapters.Report;

/// <summary>Settings of the national report system (<c>Report</c>). A class without a printed form: it carries a secret.</summary>
internal sealed class ReportOptions
{
    public const string Section = "Report";

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public bool Enabled { get; private set; }

    public Uri? BaseAddress { get; private set; }

    public string ConsumerKey { get; private set; } = "";

    public string ConsumerSecret { get; private set; } = "";

    public TimeSpan Timeout { get; private set; }

    public List<string> Mistakes { get; } = [];

    public void Read(SettingReader reader)
    {
        Enabled = reader.Switch("Enabled", fallback: false);
        BaseAddress = reader.Address("BaseAddress");
        ConsumerKey = reader.Text("ConsumerKey", "");
        ConsumerSecret = reader.Text("ConsumerSecret", "");
        Timeout = reader.Duration("Timeout", TimeSpan.FromSeconds(20), Shortest, Longest);
        if (Enabled && (BaseAddress is null || ConsumerKey.Length == 0 || ConsumerSecret.Length == 0))
        {
            reader.Mistake("BaseAddress", "or ConsumerKey or ConsumerSecret is missing, and the report system is enabled", "https://report.example.invalid/", 0);
        }

        reader.RefuseUnknownKeys();
    }
}

internal sealed class ReportOptionsCheck : IValidateOptions<ReportOptions>
{
    public ValidateOptionsResult Validate(string? name, ReportOptions options) =>
        options.Mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(options.Mistakes);
}
