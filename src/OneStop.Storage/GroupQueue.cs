namespace OneStop.Storage;

/// <summary>
/// Group commit: whatever waits when the previous commit ends goes into the next one. Nobody lingers for company that has not announced
/// itself.
/// </summary>
/// <remarks>A thread of its own: commits block, and the pool's few threads are busy with the callers.</remarks>
internal sealed class GroupQueue<TRow, TAnswer> : IDisposable
{
    private const int Capacity = 8192;
    private const int GroupRows = 500;

    // A transaction that holds its locks for as long as megabytes take to arrive is in everybody's way.
    private const int GroupBytes = 4 * 1024 * 1024;

    private readonly object gate = new();
    private readonly Queue<Pending<TRow, TAnswer>> queue = new();
    private readonly Func<TRow, int> bytesOf;
    private readonly Action<List<Pending<TRow, TAnswer>>> commit;
    private readonly Thread thread;
    private int gathering;
    private bool closed;

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
        lock (gate)
        {
            if (closed || queue.Count >= Capacity)
            {
                return false;
            }

            queue.Enqueue(pending);
            WakeUnlessGathering();
            return true;
        }
    }

    /// <summary>Until the answer is disposed of, new rows don't wake the thread where it rests. One that is at work takes them all the same.</summary>
    public IDisposable Gather()
    {
        lock (gate)
        {
            gathering++;
            return new Gathering(this);
        }
    }

    /// <summary>Writes what is queued, then ends.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            Monitor.Pulse(gate);
        }

        thread.Join();
    }

    private void WakeUnlessGathering()
    {
        if (gathering == 0)
        {
            Monitor.Pulse(gate);
        }
    }

    private void Drain()
    {
        while (Next() is { } group)
        {
            if (group.Count > 0)
            {
                commit(group);
            }
        }
    }

    /// <summary>What is queued, up to a group's size; null at the end.</summary>
    private List<Pending<TRow, TAnswer>>? Next()
    {
        lock (gate)
        {
            while (queue.Count == 0 && !closed)
            {
                Monitor.Wait(gate);
            }

            if (queue.Count == 0)
            {
                return null;
            }

            var group = new List<Pending<TRow, TAnswer>>(Math.Min(queue.Count, GroupRows));
            for (var bytes = 0; group.Count < GroupRows && bytes < GroupBytes && queue.TryDequeue(out var next);)
            {
                // Withdrawn ones are passed over.
                if (next.TryTake())
                {
                    group.Add(next);
                    bytes += bytesOf(next.Row);
                }
            }

            return group;
        }
    }

    private sealed class Gathering(GroupQueue<TRow, TAnswer> queue) : IDisposable
    {
        private bool ended;

        // Wakes whether or not others gather still: else two that overlap without end would keep everybody waiting.
        public void Dispose()
        {
            lock (queue.gate)
            {
                if (!ended)
                {
                    ended = true;
                    queue.gathering--;
                    Monitor.Pulse(queue.gate);
                }
            }
        }
    }
}
