using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OneStop.Core.Sync;

namespace OneStop.Storage.Journal;

/// <summary>
/// Appends in groups, as many at once as serves the store. A caller's task completes only after the commit that holds its event; one that
/// gave up after its event was taken may send it again, and hears that it is there.
/// </summary>
internal sealed partial class JournalWriter : IJournal, IDisposable
{
    /// <summary>A caller is refused rather than kept waiting longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly IJournalStore store;
    private readonly JournalTail tail;
    private readonly JournalBounds bounds;
    private readonly IJournalBell? bell;
    private readonly TimeProvider time;
    private readonly ILogger<JournalWriter> logger;
    private readonly GroupQueue<JournalDraft, AppendAnswer>[] queues;
    private readonly int partitions;

    public JournalWriter(
        IJournalStore store,
        JournalTail tail,
        JournalBounds bounds,
        IOptions<JournalOptions> options,
        TimeProvider time,
        ILogger<JournalWriter> logger,
        IJournalBell? bell = null)
    {
        (this.store, this.tail, this.bounds, this.time, this.logger, this.bell) = (store, tail, bounds, time, logger, bell);
        partitions = options.Value.Partitions;
        queues = [.. Enumerable.Range(1, store.Writers).Select(Queue)];
    }

    public async Task<AppendAnswer> AppendAsync(JournalDraft draft, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (bounds.Exceeded is { } bound)
        {
            throw new JournalUnavailableException(bound, full: true);
        }

        var pending = new Pending<JournalDraft, AppendAnswer>(draft);
        if (!QueueOf(draft.Stream).TryAdd(pending))
        {
            throw new JournalUnavailableException("The journal takes no more events: its queue is full or it is shutting down.", full: true);
        }

        try
        {
            return await pending.Task.WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException e)
        {
            throw new JournalUnavailableException("The journal did not confirm the event in time.", e);
        }
        finally
        {
            pending.Withdraw();
        }
    }

    public void Dispose() => Array.ForEach(queues, queue => queue.Dispose());

    private GroupQueue<JournalDraft, AppendAnswer> Queue(int number) => new($"journal-writer-{number}", draft => draft.Payload.Length, Commit);

    // By partition: two groups that touch the same one would only wait for each other.
    private GroupQueue<JournalDraft, AppendAnswer> QueueOf(StreamKey stream) => queues[stream.Partition(partitions) % queues.Length];

    private void Commit(List<Pending<JournalDraft, AppendAnswer>> group)
    {
        IReadOnlyList<AppendAnswer> answers;
        try
        {
            answers = AppendRepeating(group.ConvertAll(p => p.Row));
        }
        catch (Exception e)
        {
            NotWritten(logger, group.Count, e);
            var refusal = e as JournalUnavailableException ?? new JournalUnavailableException("The journal cannot be written.", e);
            group.ForEach(pending => pending.TrySetException(refusal));
            return;
        }

        // Whoever hears the bell or the answer finds the rows already.
        var heads = tail.Add(group, answers);
        for (var i = 0; i < answers.Count; i++)
        {
            group[i].TrySetResult(answers[i]);
        }

        Ring(heads);
    }

    private IReadOnlyList<AppendAnswer> AppendRepeating(List<JournalDraft> drafts)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            try
            {
                return store.Append(drafts);
            }
            catch (StoreConflictException) when (time.GetElapsedTime(start) < Patience)
            {
                // The store has waited for the other writer already; the callers' patience bounds the repeats.
            }
        }
    }

    private void Ring(Dictionary<int, long> heads)
    {
        try
        {
            foreach (var (partition, head) in heads)
            {
                bell?.Rung(partition, head);
            }
        }
        catch (Exception e)
        {
            // The events are safe, and the sender looks by itself each second.
            BellFailed(logger, e);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Rows} events were not confirmed; their sources have to send them again")]
    private static partial void NotWritten(ILogger logger, int rows, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "The sender could not be woken")]
    private static partial void BellFailed(ILogger logger, Exception exception);
}
