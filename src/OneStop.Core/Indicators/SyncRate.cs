namespace OneStop.Core.Indicators;

public enum IndicatorPeriod
{
    Month = 12,
    Quarter = 4,
    Year = 1,
}

/// <summary>
/// Indicator 1.4, the share of dossiers synchronised with the portal: Decision 766/QĐ-TTg of 23/06/2022 and the formulas that the portal
/// publishes for it.
/// </summary>
public static class SyncRate
{
    /// <summary>No day before this one is scored by it.</summary>
    public static readonly DateOnly InForceFrom = new(2022, 6, 23);

    /// <summary>
    /// Per cent with two decimals: what the portal received, of the larger of what it and the report system received in the period. Where both
    /// received nothing, the previous year's total stands in for a period's share; without one the rate is 0.
    /// </summary>
    /// <param name="report">Null where the report system's count is not known: then the portal's own stands for it, and the rate can only be too high.</param>
    public static decimal? Of(int portal, int? report, DateOnly lastDay, IndicatorPeriod period = IndicatorPeriod.Month, int? previousYear = null)
    {
        if (lastDay < InForceFrom)
        {
            return null;
        }

        var received = (decimal)Math.Max(portal, report ?? portal);
        var denominator = received > 0 ? received : (decimal)(previousYear ?? 0) / (int)period;
        return denominator == 0 ? 0 : Math.Round(100 * portal / denominator, 2, MidpointRounding.AwayFromZero);
    }
}
