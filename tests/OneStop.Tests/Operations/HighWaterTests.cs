using OneStop.Core.Sync;

namespace OneStop.Tests.Operations;

/// <summary>F38</summary>
public sealed class HighWaterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(3, 100, false)]
    [InlineData(4, 120, false)]
    [InlineData(3, 99, true)]
    [InlineData(2, 100, true)]
    public void Compare_CursorOrEpochBehind_IsDoubtedBeyondTheWindow(long epoch, long seq, bool doubted)
    {
        var marks = HighWater.Compare(At("a", 3, 100), At("a", epoch, seq), Now);

        Assert.Equal(doubted ? [new RestoreMark("portal", 7, 1100, Now)] : [], marks);
    }

    [Fact]
    public void Compare_CursorGone_IsDoubted() => Assert.Single(HighWater.Compare(At("a", 1, 5), new("a", []), Now));

    [Fact]
    public void Compare_AnotherStore_SaysNothing() => Assert.Empty(HighWater.Compare(At("a", 3, 100), At("b", 1, 1), Now));

    private static StorePosition At(string store, long epoch, long seq) => new(store, [new("portal", 7, epoch, seq)]);
}
