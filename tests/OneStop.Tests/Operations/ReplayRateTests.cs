using OneStop.Core.Operations;

namespace OneStop.Tests.Operations;

public sealed class ReplayRateTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(10, 5)]
    [InlineData(11, 10)]
    [InlineData(31, 40)]
    [InlineData(51, 100)]
    [InlineData(1_000_000, 100)]
    public void RateAt_Beat_DoublesEveryTenUpToTheBound(int beat, int streams) =>
        Assert.Equal(streams, ReplayRunner.RateAt(beat, new("1", new("portal"), "thu", "thử", 5, 100, default)));

    [Fact]
    public void RateAt_BoundBelowTheBeginning_StaysAtTheBeginning() =>
        Assert.Equal(5, ReplayRunner.RateAt(100, new("1", new("portal"), "thu", "thử", 5, 1, default)));
}
