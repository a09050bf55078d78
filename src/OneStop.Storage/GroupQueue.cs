using System.Collections.Concurrent;

namespace OneStop.Storage;

/// <summary>
/// Group commit: whatever waits when the previous commit ends goes into the next one. Nobody lingers for company.
/// </summary>
/// <remarks>A thread of its own: commits block, and the pool's few threads are busy with the callers.</remarks>
internal sealed class GroupQueue<TRow, TAnswer> : IDisposable
{
    private const int Capacity = 8192;
    private const int GroupRows = 500;

    // A transaction that holds its locks for as long as megabytes take to arrive is in everybody's way.
    private const int GroupBytes = 4 * 1024 * 1024;

    private readonly BlockingCollection<Pending<TRow, TAnswer>> queue = new(Capacity);
    private readonly Func<TRow, int> bytesOf;
    private readonly Action<List<Pending<TRow, TAnswer>>> commit;
    private readonly Thread thread;

    /// <param name="commit">Answers every row of the group it is given; must not throw.</param>
    public GroupQueue(string name, Func<TRow, int> bytesOf, Action<List<Pending<TRow, TAnswer>>> commit)
    {
        (this.bytesOf, this.commit) = (bytesOf, commit);
        thread = new Thread(Drain) { IsBackground = true, Name = name };
        thread.Start();
    }

    /// <summary>False when the queue is full or shutting down.</summary>
    public bool TryAdd(Pending<TRow, TAnswer> pending)
    {
        try
        {
            return queue.TryAdd(pending, 0, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            return false; // shutting down
        }
    }

    /// <summary>Writes what is queued, then ends.</summary>
    public void Dispose()
    {
        queue.CompleteAdding();
        thread.Join();
    }

    private void Drain()
    {
        foreach (var first in queue.GetConsumingEnumerable())
        {
            var group = new List<Pending<TRow, TAnswer>>();
            var bytes = Take(first, group);
            while (group.Count < GroupRows && bytes < GroupBytes && queue.TryTake(out var next))
            {
                bytes += Take(next, group);
            }

            if (group.Count > 0)
            {
                commit(group);
            }
        }
    }

    private int Take(Pending<TRow, TAnswer> pending, List<Pending<TRow, TAnswer>> group)
    {
        if (!pending.TryTake())
        {
            return 0;
        }

        group.Add(pending);
        return bytesOf(pending.Row);
    }
}
