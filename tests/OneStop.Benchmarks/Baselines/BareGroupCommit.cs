using System.Collections.Concurrent;
using OneStop.Core.Sync;

namespace OneStop.Benchmarks.Baselines;

/// <summary>B3: whatever waits is written in one transaction, at most 500 events, by a thread of its own; nothing else is looked at or kept.</summary>
internal sealed class BareGroupCommit : IDisposable
{
    public const int Partitions = 16;

    private readonly BlockingCollection<(JournalDraft Draft, TaskCompletionSource Written)> queue = [];
    private readonly long[] heads = new long[Partitions];
    private readonly IBareStore store;
    private readonly Thread thread;

    public BareGroupCommit(IBareStore store)
    {
        this.store = store;
        thread = new Thread(Drain) { IsBackground = true };
        thread.Start();
    }

    /// <summary>The last number in each partition; to be asked when nothing is being appended.</summary>
    public IReadOnlyList<long> Heads => heads;

    public Task AppendAsync(JournalDraft draft)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        queue.Add((draft, written));
        return written.Task;
    }

    public void Dispose()
    {
        queue.CompleteAdding();
        thread.Join();
        queue.Dispose();
    }

    private void Drain()
    {
        foreach (var first in queue.GetConsumingEnumerable())
        {
            var group = new List<(JournalDraft Draft, TaskCompletionSource Written)> { first };
            while (group.Count < 500 && queue.TryTake(out var next))
            {
                group.Add(next);
            }

            try
            {
                store.Insert(group.ConvertAll(item => Numbered(item.Draft)));
                group.ForEach(item => item.Written.SetResult());
            }
            catch (Exception exception)
            {
                group.ForEach(item => item.Written.SetException(exception));
            }
        }
    }

    private BareRow Numbered(JournalDraft draft)
    {
        var partition = draft.Stream.Partition(Partitions);
        return new(partition, ++heads[partition], draft);
    }
}
