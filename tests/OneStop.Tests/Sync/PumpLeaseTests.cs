using Microsoft.Extensions.Time.Testing;
using OneStop.Core.Sync;

namespace OneStop.Tests.Sync;

// F19
public sealed class PumpLeaseTests
{
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider time = new();
    private readonly Queue<(TimeSpan Takes, bool Answer)> store = new();
    private readonly PumpLease lease;

    public PumpLeaseTests() => lease = new(AnswerAsync, time, time.GetTimestamp());

    [Fact]
    public async Task Holds_ConfirmedJustNow_DoesNotAsk()
    {
        time.Advance(PumpSettings.OwnershipAsk - Instant);
        Assert.True(await lease.HoldsAsync(default));
    }

    // Otherwise a request that is built around the limit would never leave, or leave twice.
    [Fact]
    public async Task Holds_True_LeavesTimeToSend()
    {
        store.Enqueue((TimeSpan.Zero, true));
        time.Advance(PumpSettings.OwnershipAge - Instant);
        Assert.True(await lease.HoldsAsync(default));

        time.Advance(PumpSettings.OwnershipAge - PumpSettings.OwnershipAsk);
        Assert.True(lease.IsFresh);
        Assert.Empty(store);
    }

    [Fact]
    public async Task IsFresh_SleptSinceTheAnswer_IsFalse()
    {
        Assert.True(await lease.HoldsAsync(default));
        time.Advance(PumpSettings.OwnershipAge);
        Assert.False(lease.IsFresh);
    }

    [Fact]
    public async Task Holds_AnswerThatWasSleptThrough_IsAskedForAgain()
    {
        store.Enqueue((TimeSpan.FromSeconds(15), true));
        store.Enqueue((TimeSpan.Zero, false));
        time.Advance(PumpSettings.OwnershipAsk);
        Assert.False(await lease.HoldsAsync(default));
        Assert.False(lease.IsFresh);
    }

    private Task<bool> AnswerAsync(CancellationToken cancellationToken)
    {
        var (takes, answer) = store.Dequeue();
        time.Advance(takes);
        return Task.FromResult(answer);
    }
}
