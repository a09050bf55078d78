using Microsoft.Extensions.Options;

namespace OneStop.Host.Configuration;

/// <summary><c>Telemetry</c>: traces go out only when somebody says where to; metrics wait at /metrics in any case.</summary>
internal sealed class TelemetrySettings : IValidateOptions<TelemetrySettings>
{
    public const string Section = "Telemetry";

    /// <summary>An OTLP collector for traces; none by default.</summary>
    public string? Otlp { get; set; }

    /// <summary>Share of requests traced, 0 to 1, where the caller's own trace does not decide.</summary>
    public double SampleRatio { get; set; } = 0.1;

    /// <summary>Off where somebody reads the console for something else.</summary>
    public bool ConsoleLog { get; set; } = true;

    public long LogFileBytes { get; set; } = 100_000_000;

    public int LogFilesKept { get; set; } = 31;

    public ValidateOptionsResult Validate(string? name, TelemetrySettings options)
    {
        var mistakes = new Mistakes();
        mistakes.AddIf(options.Otlp is not null && Endpoint(options) is null, "Telemetry:Otlp", "is not an absolute http address", "http://127.0.0.1:4317");
        mistakes.AddIf(options.SampleRatio is not (>= 0 and <= 1), "Telemetry:SampleRatio", "is not between 0 and 1", "0.1");
        mistakes.AddIf(options.LogFileBytes < 1_000_000, "Telemetry:LogFileBytes", "is below 1000000", "100000000");
        mistakes.AddIf(options.LogFilesKept < 1, "Telemetry:LogFilesKept", "is below 1", "31");
        return mistakes.Result();
    }

    public static TelemetrySettings Of(IConfiguration configuration) => Settings.Lenient<TelemetrySettings>(configuration, Section);

    public static Uri? Endpoint(TelemetrySettings settings) =>
        Uri.TryCreate(settings.Otlp, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}
