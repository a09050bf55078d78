using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OneStop.Core.Access;

namespace OneStop.Storage.Audit;

/// <summary>
/// Group commit: whatever waits when the previous commit ends goes into the next one. Nobody lingers for company, and a caller's task
/// completes only after the commit that holds its row.
/// </summary>
/// <remarks>A thread of its own: commits block, and the pool's few threads are busy with the callers.</remarks>
internal sealed partial class AuditWriter : IAuditTrail, IDisposable
{
    private const int Capacity = 8192;
    private const int GroupSize = 500;

    /// <summary>A caller is refused rather than kept waiting longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly BlockingCollection<PendingAppend> queue = new(Capacity);
    private readonly IAuditStore store;
    private readonly TimeProvider time;
    private readonly ILogger<AuditWriter> logger;
    private readonly Thread thread;

    public AuditWriter(IAuditStore store, TimeProvider time, ILogger<AuditWriter> logger)
    {
        (this.store, this.time, this.logger) = (store, time, logger);
        thread = new Thread(Drain) { IsBackground = true, Name = "audit-writer" };
        thread.Start();
    }

    public async Task<long> AppendAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var pending = new PendingAppend(AuditCodec.Write(entry));
        if (!TryQueue(pending))
        {
            throw new AuditUnavailableException("The access log takes no more entries: its queue is full or it is shutting down.");
        }

        try
        {
            return await pending.Task.WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException e)
        {
            throw new AuditUnavailableException("The access log did not confirm the entry in time.", e);
        }
        finally
        {
            pending.Withdraw();
        }
    }

    /// <summary>Writes what is queued, then ends.</summary>
    public void Dispose()
    {
        queue.CompleteAdding();
        thread.Join();
    }

    private bool TryQueue(PendingAppend pending)
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

    private void Drain()
    {
        var group = new List<PendingAppend>(GroupSize);
        foreach (var first in queue.GetConsumingEnumerable())
        {
            group.Clear();
            Take(first, group);
            while (group.Count < GroupSize && queue.TryTake(out var next))
            {
                Take(next, group);
            }

            if (group.Count > 0)
            {
                Commit(group);
            }
        }
    }

    private static void Take(PendingAppend pending, List<PendingAppend> group)
    {
        if (pending.TryTake())
        {
            group.Add(pending);
        }
    }

    private void Commit(List<PendingAppend> group)
    {
        try
        {
            var seq = AppendRepeating(group.ConvertAll(p => p.Entry));
            foreach (var pending in group)
            {
                pending.TrySetResult(seq++);
            }
        }
        catch (Exception e)
        {
            NotWritten(logger, group.Count, e);
            foreach (var pending in group)
            {
                pending.TrySetException(e as AuditUnavailableException ?? new AuditUnavailableException("The access log cannot be written.", e));
            }
        }
    }

    private long AppendRepeating(List<string> entries)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            try
            {
                return store.Append(entries);
            }
            catch (StoreConflictException) when (time.GetElapsedTime(start) < Patience)
            {
                // The store has waited for the other writer already; the callers' patience bounds the repeats.
            }
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Rows} entries of the access log were not confirmed; their look-ups are refused")]
    private static partial void NotWritten(ILogger logger, int rows, Exception exception);
}
