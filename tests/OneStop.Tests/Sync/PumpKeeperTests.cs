using OneStop.Core.Sync;

namespace OneStop.Tests.Sync;

public sealed class PumpKeeperTests
{
    private const long From = 1_000;

    private readonly SlowStore store = new();
    private readonly PumpKeeper keeper;

    public PumpKeeperTests() => keeper = new(store, From);

    [Fact]
    public async Task Keep_WhileACommitIsUnderWay_FollowsInOneCommit()
    {
        await keeper.KeepAsync(Sent(From + 10), CancellationToken.None);
        await keeper.KeepAsync(Sent(From + 20), CancellationToken.None);
        await keeper.KeepAsync(Sent(From + 30), CancellationToken.None);
        Assert.Equal([From + 10], store.Begun.Select(progress => progress.Seq));

        store.Answer(true);
        Assert.True(await keeper.GoOnAsync(CancellationToken.None));

        Assert.Equal([From + 10, From + 30], store.Begun.Select(progress => progress.Seq));
        Assert.Equal([From + 20, From + 30], store.Begun[1].Attempts.Select(line => line.ToSeq));
    }

    // A successor doubts 1,000 events past the durable cursor: those sent before it, and a window that is being sent.
    [Fact]
    public async Task Keep_APageAheadOfTheDurableCursor_WaitsForTheCommit()
    {
        await keeper.KeepAsync(Sent(From + 100), CancellationToken.None);
        Assert.True(keeper.KeepAsync(Sent(From + PumpSettings.PageRows - 1), CancellationToken.None).IsCompleted);

        var waiting = keeper.KeepAsync(Sent(From + 100 + PumpSettings.PageRows), CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        store.Answer(true);
        Assert.False(waiting.IsCompleted);
        store.Answer(true);
        await waiting;
    }

    [Fact]
    public async Task Keep_SomethingHeld_IsBegunBeforeAnythingElseIsSent()
    {
        await keeper.KeepAsync(Sent(From + 10), CancellationToken.None);

        var waiting = keeper.KeepAsync(Sent(From + 20) with { Released = [new("stream")] }, CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        store.Answer(true);
        await waiting;

        Assert.Equal(2, store.Begun.Count);
    }

    [Fact]
    public async Task GoOn_ClaimLost_NothingMoreIsWritten()
    {
        await keeper.KeepAsync(Sent(From + 10), CancellationToken.None);
        await keeper.KeepAsync(Sent(From + 20), CancellationToken.None);
        store.Answer(false);

        Assert.False(await keeper.GoOnAsync(CancellationToken.None));
        Assert.True(keeper.IsLost);
        await keeper.LeaveAsync();
        Assert.Single(store.Begun);
    }

    [Fact]
    public async Task Leave_SomethingUnsaved_WritesIt()
    {
        await keeper.KeepAsync(Sent(From + 10), CancellationToken.None);
        await keeper.KeepAsync(Sent(From + 20), CancellationToken.None);

        _ = keeper.LeaveAsync();

        Assert.Equal(From + 20, store.Begun[^1].Seq);
    }

    [Fact]
    public async Task GoOn_StoreFailed_Throws()
    {
        await keeper.KeepAsync(Sent(From + 10), CancellationToken.None);
        store.Fail();

        await Assert.ThrowsAsync<TimeoutException>(() => keeper.GoOnAsync(CancellationToken.None));
    }

    private static Progress Sent(long seq) => new("portal", 0, 1, seq)
    {
        Attempts = [new(seq, seq, null, 1, DateTimeOffset.UnixEpoch, TimeSpan.Zero, "delivered")],
    };

    /// <summary>Commits end when the test says so.</summary>
    private sealed class SlowStore : IDeliveryStore
    {
        private readonly Queue<TaskCompletionSource<bool>> open = new();

        public List<Progress> Begun { get; } = [];

        public void Answer(bool stands) => open.Dequeue().SetResult(stands);

        public void Fail() => open.Dequeue().SetException(new TimeoutException("The store."));

        public Task<bool> CommitAsync(Progress progress, CancellationToken cancellationToken)
        {
            Begun.Add(progress);
            open.Enqueue(new());
            return open.Last().Task;
        }

        public Task<Claim> ClaimAsync(string destination, int partition, string owner, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> IsOwnerAsync(string destination, int partition, long epoch, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<StreamKey>> HeldStreamsAsync(string destination, int partition, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<HeldEvent>> DueAsync(string destination, int partition, DateTimeOffset now, int rows, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<DateTimeOffset?> NextDueAsync(string destination, int partition, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
