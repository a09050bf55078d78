using Microsoft.Extensions.Options;
using OneStop.Core.Sync;

namespace OneStop.Host.Configuration;

/// <summary><c>EarlySteps</c>: how much may wait for a step that has not come yet. Beyond it a step is refused with 409, as long as the gap lasts.</summary>
internal sealed class EarlySettings : IValidateOptions<EarlySettings>
{
    public const string Section = "EarlySteps";

    private const long Megabyte = 1 << 20;

    /// <summary>How far ahead of the expected number a step may be.</summary>
    public int Gap { get; set; } = EarlyLimits.Usual.Gap;

    /// <summary>Steps of one dossier.</summary>
    public int PerDossier { get; set; } = EarlyLimits.Usual.StreamSteps;

    public int DossierMegabytes { get; set; } = (int)(EarlyLimits.Usual.StreamBytes / Megabyte);

    /// <summary>Steps of all dossiers of one source.</summary>
    public int PerSource { get; set; } = EarlyLimits.Usual.SourceSteps;

    public int SourceMegabytes { get; set; } = (int)(EarlyLimits.Usual.SourceBytes / Megabyte);

    /// <summary>How long a gap may last before it becomes a task. What waits goes on waiting.</summary>
    public TimeSpan TaskAfter { get; set; } = EarlyLimits.Usual.Patience;

    public EarlyLimits ToLimits() => new(Gap, PerDossier, DossierMegabytes * Megabyte, PerSource, SourceMegabytes * Megabyte, TaskAfter);

    public ValidateOptionsResult Validate(string? name, EarlySettings options)
    {
        var mistakes = new Mistakes();
        mistakes.AddIf(options.Gap is < 0 or > 10_000, "EarlySteps:Gap", "is not between 0 and 10000", "100");
        mistakes.AddIf(options.PerDossier is < 1 or > 10_000, "EarlySteps:PerDossier", "is not between 1 and 10000", "100");
        mistakes.AddIf(options.DossierMegabytes is < 1 or > 1000, "EarlySteps:DossierMegabytes", "is not between 1 and 1000", "8");
        mistakes.AddIf(options.PerSource is < 1 or > 1_000_000, "EarlySteps:PerSource", "is not between 1 and 1000000", "10000");
        mistakes.AddIf(options.SourceMegabytes is < 1 or > 100_000, "EarlySteps:SourceMegabytes", "is not between 1 and 100000", "256");
        mistakes.AddIf(
            options.TaskAfter < TimeSpan.FromSeconds(1) || options.TaskAfter > TimeSpan.FromDays(7), "EarlySteps:TaskAfter", "is not between 1 second and 7 days", "00:15:00");
        return mistakes.Result();
    }
}
