using OneStop.Core.Indicators;

namespace OneStop.Tests.Reconciliation;

public sealed class SyncRateTests
{
    private static readonly DateOnly Day = new(2026, 11, 30);

    [Theory]
    [InlineData(119, 121, "98.35")]
    [InlineData(121, 119, "100")]
    [InlineData(0, 10, "0")]
    [InlineData(10, null, "100")]
    [InlineData(2, 3, "66.67")]
    public void Of_TwoCounts_DividesByTheLarger(int portal, int? report, string expected) =>
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), SyncRate.Of(portal, report, Day));

    [Fact]
    public void Of_NothingReceived_TakesThePreviousYearsShare()
    {
        Assert.Equal(0, SyncRate.Of(0, 0, Day));
        Assert.Equal(0, SyncRate.Of(0, 0, Day, IndicatorPeriod.Quarter, 1200));
    }

    [Fact]
    public void Of_DayBeforeTheDecision_IsUnknown()
    {
        Assert.Null(SyncRate.Of(1, 1, SyncRate.InForceFrom.AddDays(-1)));
        Assert.NotNull(SyncRate.Of(1, 1, SyncRate.InForceFrom));
    }
}
