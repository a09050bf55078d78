using System.Collections.Concurrent;
using OneStop.Core.Sync;

namespace OneStop.Storage.Delivery;

/// <summary>
/// Cursors of all this node's pumps on their way to the store, many in one statement: at once when none was written lately, else
/// 20 ms after the last, and 50 ms beside people, whose own rows wait for these. What is not written yet a successor must doubt. Each pump has
/// one under way at most, which bounds the queue.
/// </summary>
/// <remarks>A thread of its own, because the writing blocks.</remarks>
internal sealed class CursorLane : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan BesidePeople = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentQueue<Pending<Progress, bool>> queue = new();
    private readonly AutoResetEvent filled = new(initialState: false);
    private readonly ManualResetEventSlim stopping = new();
    private readonly IProgressStore store;
    private readonly TimeProvider time;
    private readonly Courtesy? courtesy;
    private readonly Thread thread;
    private long lastTaken;

    /// <param name="courtesy">Null where nobody else works beside the pumps.</param>
    public CursorLane(IProgressStore store, TimeProvider time, Courtesy? courtesy = null)
    {
        (this.store, this.time, this.courtesy, lastTaken) = (store, time, courtesy, time.GetTimestamp());
        thread = new Thread(Drain) { IsBackground = true, Name = "cursor-writer" };
        thread.Start();
    }

    public Task<bool> WriteAsync(Progress progress, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(stopping.IsSet, this);
        var pending = new Pending<Progress, bool>(progress);
        queue.Enqueue(pending);
        filled.Set();
        return pending.Task.WaitAsync(cancellationToken);
    }

    /// <summary>All that waits, for somebody whose transaction can carry it; to be completed or returned.</summary>
    public List<Pending<Progress, bool>> Take()
    {
        var group = new List<Pending<Progress, bool>>();
        while (queue.TryDequeue(out var pending))
        {
            group.Add(pending);
        }

        if (group.Count > 0)
        {
            Volatile.Write(ref lastTaken, time.GetTimestamp());
        }

        return group;
    }

    public static void Complete(List<Pending<Progress, bool>> group, IReadOnlyList<bool> stands)
    {
        for (var i = 0; i < group.Count; i++)
        {
            group[i].TrySetResult(stands[i]);
        }
    }

    public void Return(List<Pending<Progress, bool>> group)
    {
        group.ForEach(queue.Enqueue);
        filled.Set();
    }

    /// <summary>Writes what waits, then ends.</summary>
    public void Dispose()
    {
        stopping.Set();
        filled.Set();
        thread.Join();
        filled.Dispose();
        stopping.Dispose();
    }

    private void Drain()
    {
        do
        {
            filled.WaitOne();
            var rest = (courtesy is { IsAsked: true } ? BesidePeople : Pace) - time.GetElapsedTime(Volatile.Read(ref lastTaken));
            if (rest > TimeSpan.Zero)
            {
                stopping.Wait(rest);
            }

            Write(Take());
        }
        while (!stopping.IsSet);
        Write(Take());
    }

    private void Write(List<Pending<Progress, bool>> group)
    {
        if (group.Count == 0)
        {
            return;
        }

        try
        {
            Complete(group, store.WriteCursors(group.ConvertAll(pending => pending.Row)));
        }
        catch (Exception e)
        {
            // The pumps claim anew and start from what was written.
            group.ForEach(pending => pending.TrySetException(e));
        }
    }
}
