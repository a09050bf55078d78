using OneStop.Core.Indicators;
using OneStop.Core.Reconciliation;

namespace OneStop.Host.Wire;

internal static class ReconciliationMapping
{
    /// <summary>The destination whose count indicator 1.4 is about.</summary>
    private const string Portal = "portal";

    public static IReadOnlyList<DayCounts> Days(IReadOnlyList<DayCount> counts) =>
    [
        .. counts.GroupBy(count => count.Day).OrderBy(day => day.Key).Select(day => new DayCounts(
            day.Key, Of(day, "hub"), Of(day, "province"), Of(day, Portal), Of(day, "report"))),
    ];

    public static IndicatorAnswer Indicator(IReadOnlyList<DayCounts> days, DateOnly to)
    {
        int? portal = days.Any(day => day.Portal is not null) ? days.Sum(day => day.Portal ?? 0) : null;
        int? report = days.Any(day => day.Report is not null) ? days.Sum(day => day.Report ?? 0) : null;
        return new(portal, report, portal is { } known ? SyncRate.Of(known, report, to) : null);
    }

    public static DifferenceAnswer ToWire(Difference difference, DateTimeOffset now) => new(
        difference.Destination,
        difference.Code,
        difference.Day,
        difference.Cause,
        DifferenceRules.Of(difference.Cause).Text,
        difference.Owner,
        ErrorText.Of(difference.Error),
        difference.Ours,
        difference.Theirs,
        difference.FirstSeen,
        Math.Max(0, (long)(now - difference.FirstSeen).TotalSeconds),
        difference.Heals,
        difference.HealedAt,
        difference.NeedsPerson);

    public static RunAnswer ToWire(ReconciliationRun run) => new(
        run.Destination,
        run.From,
        run.To,
        run.StartedAt,
        (run.EndedAt - run.StartedAt).TotalSeconds,
        run.Ours,
        run.Theirs,
        run.Differing,
        run.Healed,
        run.Restored,
        ErrorText.Of(run.Error));

    private static int? Of(IEnumerable<DayCount> day, string system) => day.FirstOrDefault(count => count.System == system)?.Received;
}
