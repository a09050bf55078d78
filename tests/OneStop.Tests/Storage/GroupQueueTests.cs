using System.Collections.Concurrent;
using OneStop.Storage;

namespace OneStop.Tests.Storage;

/// <summary>Who goes into a commit together.</summary>
public sealed class GroupQueueTests : IDisposable
{
    private readonly ConcurrentQueue<int> groups = new();
    private readonly SemaphoreSlim begun = new(0);
    private readonly SemaphoreSlim open = new(0);
    private readonly GroupQueue<string, bool> queue;

    public GroupQueueTests() => queue = new("test-writer", row => row.Length, Commit);

    [Fact]
    public async Task TryAdd_WhileGathering_RowsShareOneCommit()
    {
        open.Release(1_000);
        for (var round = 0; round < 200; round++)
        {
            List<Pending<string, bool>> rows;
            using (queue.Gather())
            {
                rows = [Added(), Added(), Added()];
            }

            await Task.WhenAll(rows.Select(row => row.Task));
        }

        Assert.Equal(Enumerable.Repeat(3, 200), groups);
    }

    [Fact]
    public async Task TryAdd_WhileGatheringAndAtWork_IsTakenNext()
    {
        var first = Added();
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        using var gathering = queue.Gather();
        var second = Added();
        open.Release(2);

        await Task.WhenAll(first.Task, second.Task);
        Assert.Equal([1, 1], groups);
    }

    [Fact]
    public async Task Gather_SomebodyElseGathersStill_TheEndWakesAllTheSame()
    {
        open.Release();
        using var other = queue.Gather();
        Pending<string, bool> row;
        using (queue.Gather())
        {
            row = Added();
        }

        Assert.True(await row.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Gather_EndedTwice_CountsOnce()
    {
        open.Release(1_000);
        var gathering = queue.Gather();
        gathering.Dispose();
        gathering.Dispose();
        await TryAdd_WhileGathering_RowsShareOneCommit();
    }

    [Fact]
    public async Task Dispose_WhileGathering_WritesWhatIsQueued()
    {
        open.Release();
        using var gathering = queue.Gather();
        var row = Added();
        queue.Dispose();

        Assert.True(await row.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.False(queue.TryAdd(new Pending<string, bool>("late")));
    }

    public void Dispose()
    {
        open.Release(10);
        queue.Dispose();
        begun.Dispose();
        open.Dispose();
    }

    private Pending<string, bool> Added()
    {
        var pending = new Pending<string, bool>("row");
        Assert.True(queue.TryAdd(pending));
        return pending;
    }

    private void Commit(List<Pending<string, bool>> group)
    {
        begun.Release();
        open.Wait();
        groups.Enqueue(group.Count);
        group.ForEach(row => row.TrySetResult(true));
    }
}
