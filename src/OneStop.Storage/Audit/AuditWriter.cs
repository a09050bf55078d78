using Microsoft.Extensions.Logging;
using OneStop.Core.Access;

namespace OneStop.Storage.Audit;

/// <summary>Appends in groups; a caller's task completes only after the commit that holds its row.</summary>
internal sealed partial class AuditWriter : IAuditTrail, IAuditGathering, IDisposable
{
    /// <summary>A caller is refused rather than kept waiting longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly IAuditStore store;
    private readonly TimeProvider time;
    private readonly ILogger<AuditWriter> logger;
    private readonly GroupQueue<string, long> queue;

    public AuditWriter(IAuditStore store, TimeProvider time, ILogger<AuditWriter> logger)
    {
        (this.store, this.time, this.logger) = (store, time, logger);
        queue = new("audit-writer", entry => entry.Length, Commit);
    }

    public async Task<long> AppendAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var pending = new Pending<string, long>(AuditCodec.Write(entry));
        if (!queue.TryAdd(pending))
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

    public IDisposable Gather() => queue.Gather();

    public void Dispose() => queue.Dispose();

    private void Commit(List<Pending<string, long>> group)
    {
        try
        {
            var seq = AppendRepeating(group.ConvertAll(p => p.Row));
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
