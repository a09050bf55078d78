using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OneStop.Core.Access;
using OneStop.Storage;
using OneStop.Storage.Audit;

namespace OneStop.Tests.Storage;

/// <summary>I5, I9: when a caller may go on, when it may not, and what is in the log afterwards.</summary>
public sealed class AuditWriterTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly GatedStore store = new();
    private readonly AuditWriter writer;

    public AuditWriterTests() => writer = new AuditWriter(store, time, NullLogger<AuditWriter>.Instance);

    [Fact]
    public async Task Append_WhileACommitRuns_WaitersShareTheNextOne()
    {
        store.Close();
        var first = AppendAsync("first");
        store.AwaitCommit();
        var waiting = Enumerable.Range(0, 501).Select(i => AppendAsync($"w{i}")).ToArray();
        store.Open();

        Assert.Equal(Enumerable.Range(1, 502).Select(n => (long)n), await Task.WhenAll(waiting.Prepend(first)));
        Assert.Equal([1, 500, 1], store.Groups);
    }

    [Fact]
    public async Task Append_CommitStillRunning_CallerWaits()
    {
        store.Close();
        var appending = AppendAsync("r");
        store.AwaitCommit();

        Assert.False(appending.IsCompleted);
        store.Open();
        Assert.Equal(1, await appending);
    }

    [Fact]
    public async Task Append_CancelledBeforeItsTurn_IsNotWritten()
    {
        using var caller = new CancellationTokenSource();
        store.Close();
        var first = AppendAsync("first");
        store.AwaitCommit();
        var second = AppendAsync("second", caller.Token);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        store.Open();
        await first;
        await AppendAsync("third");

        Assert.Equal(["first", "third"], store.Written);
    }

    [Fact]
    public async Task Append_CancelledAfterTheHandOver_IsWritten()
    {
        using var caller = new CancellationTokenSource();
        store.Close();
        var first = AppendAsync("first", caller.Token);
        store.AwaitCommit();
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        store.Open();
        await AppendAsync("second");

        Assert.Equal(["first", "second"], store.Written);
    }

    [Fact]
    public async Task Append_AlreadyCancelled_IsNotWritten()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AppendAsync("r", new CancellationToken(canceled: true)));
        await AppendAsync("next");

        Assert.Equal(["next"], store.Written);
    }

    [Fact]
    public async Task Append_StoreHangs_CallerIsRefusedAfterASecond()
    {
        store.Close();
        var appending = AppendAsync("r");
        store.AwaitCommit();

        time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(appending.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));

        await Assert.ThrowsAsync<AuditUnavailableException>(() => appending);
    }

    [Fact]
    public async Task Append_QueueFull_IsRefusedAtOnce()
    {
        store.Close();
        var first = AppendAsync("first");
        store.AwaitCommit();
        var waiting = Enumerable.Range(0, 8192).Select(i => AppendAsync($"w{i}")).ToArray();

        var refused = AppendAsync("one too many");

        Assert.True(refused.IsFaulted);
        await Assert.ThrowsAsync<AuditUnavailableException>(() => refused);
        store.Open();
        await Task.WhenAll(waiting.Prepend(first));
    }

    [Fact]
    public async Task Append_StoreFails_WholeGroupIsRefusedAndTheNextIsWritten()
    {
        store.Close();
        store.FailNext(new IOException("disk full"), times: 1);
        var appending = AppendAsync("lost");
        store.AwaitCommit();
        store.Open();

        var refused = await Assert.ThrowsAsync<AuditUnavailableException>(() => appending);

        Assert.IsType<IOException>(refused.InnerException);
        Assert.Equal(1, await AppendAsync("kept"));
    }

    // F12
    [Fact]
    public async Task Append_AnotherWriterInTheWay_IsRepeatedUntilWritten()
    {
        store.FailNext(new StoreConflictException(new IOException("busy")), times: 3);

        Assert.Equal(1, await AppendAsync("r"));
        Assert.Equal(["r"], store.Written);
    }

    [Fact]
    public async Task Append_AnotherWriterNeverLeaves_RepeatsEndWithTheCallersPatience()
    {
        store.FailNext(new StoreConflictException(new IOException("busy")), times: int.MaxValue, () => time.Advance(TimeSpan.FromMilliseconds(500)));

        await Assert.ThrowsAsync<AuditUnavailableException>(() => AppendAsync("r"));

        store.FailNext(new IOException(), times: 0);
        Assert.Equal(1, await AppendAsync("next"));
    }

    [Fact]
    public async Task Dispose_WithWaiters_WritesThemAndThenTakesNoMore()
    {
        store.Close();
        var waiting = Enumerable.Range(0, 10).Select(i => AppendAsync($"w{i}")).ToArray();
        store.Open();
        writer.Dispose();

        Assert.Equal(10, (await Task.WhenAll(waiting)).Length);
        await Assert.ThrowsAsync<AuditUnavailableException>(() => AppendAsync("late"));
    }

    public void Dispose()
    {
        store.Open();
        writer.Dispose();
        store.Dispose();
    }

    private Task<long> AppendAsync(string requestId, CancellationToken cancellationToken = default) => writer.AppendAsync(
        new AuditEntry(AuditEvent.Attempt, time.GetUtcNow(), requestId, 1, "c", "o", "u", "d", "p", "l", "r", "op", "s", []), cancellationToken);
}
