using OneStop.Core.Dossiers;
using OneStop.Core.Sync;

namespace OneStop.Tests.Sync;

/// <summary>The journal's ports over memory, with the rules that a store keeps: gapless numbers, one event per message id, versions in order.</summary>
public sealed class InMemoryJournal(int partitions = 16) : IJournal, IJournalReader, IDossierBook, IInbox
{
    private readonly Lock gate = new();
    private readonly List<JournalRow> log = [];
    private readonly Dictionary<string, DossierEntry> dossiers = new(StringComparer.Ordinal);

    /// <summary>Thrown by the next calls, while not null.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Runs before an append is decided, for what others do in the meantime.</summary>
    public Action<JournalDraft>? BeforeAppend { get; set; }

    public IReadOnlyList<JournalRow> Rows
    {
        get
        {
            lock (gate)
            {
                return [.. log];
            }
        }
    }

    public Task<AppendAnswer> AppendAsync(JournalDraft draft, CancellationToken cancellationToken)
    {
        Fail();
        BeforeAppend?.Invoke(draft);
        lock (gate)
        {
            return Task.FromResult(Append(draft));
        }
    }

    public Task<DossierEntry?> FindAsync(DossierCode code, CancellationToken cancellationToken)
    {
        Fail();
        lock (gate)
        {
            return Task.FromResult(dossiers.GetValueOrDefault(code.Text));
        }
    }

    public Task<InboxEntry?> FindAsync(string source, string messageId, CancellationToken cancellationToken) =>
        Task.FromResult(Rows.FirstOrDefault(row => row.Source == source && row.MessageId == messageId) is { } known
            ? new InboxEntry(known.Position, known.BodyHash, known.ReceivedAt)
            : null);

    public Task<JournalRow?> FindAsync(EventPosition position, CancellationToken cancellationToken) =>
        Task.FromResult(Rows.FirstOrDefault(row => row.Position == position));

    public Task<IReadOnlyList<JournalRow>> OfStreamAsync(StreamKey stream, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<JournalRow>>([.. Rows.Where(row => row.Stream == stream)]);

    public Task<IReadOnlyList<JournalRow>> PageAsync(int partition, long after, int rows, int bytes, CancellationToken cancellationToken)
    {
        var page = new List<JournalRow>();
        foreach (var row in Rows.Where(row => row.Position.Partition == partition && row.Position.Seq > after).OrderBy(row => row.Position.Seq).Take(rows))
        {
            bytes -= row.Payload?.Length ?? 0;
            if (bytes < 0 && page.Count > 0)
            {
                break;
            }

            page.Add(row);
        }

        return Task.FromResult<IReadOnlyList<JournalRow>>(page);
    }

    public Task<IReadOnlyList<long>> HeadsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<long>>([.. Enumerable.Range(0, partitions).Select(HeadOf)]);

    private long HeadOf(int partition) => Rows.Where(row => row.Position.Partition == partition).Select(row => row.Position.Seq).DefaultIfEmpty(0).Max();

    private AppendAnswer Append(JournalDraft draft)
    {
        if (log.Find(row => row.Source == draft.Source && row.MessageId == draft.MessageId) is { } known)
        {
            return known.BodyHash.AsSpan().SequenceEqual(draft.BodyHash)
                ? new AppendAnswer.Repeated(known.Position, known.ReceivedAt)
                : new AppendAnswer.KeyReused(known.Position);
        }

        var version = draft.Head is null ? 0 : dossiers.GetValueOrDefault(draft.Head.Code.Text)?.Head.Version ?? 0;
        if (draft.Head is not null && draft.Head.Version != version + 1)
        {
            return new AppendAnswer.Moved(version);
        }

        var partition = draft.Stream.Partition(partitions);
        var position = new EventPosition(partition, HeadOf(partition) + 1);
        log.Add(new(
            position, draft.Stream, draft.Kind, draft.Source, draft.MessageId, draft.BodyHash, draft.SourceTime, draft.ReceivedAt, draft.Payload));
        if (draft.Head is { } head)
        {
            dossiers[head.Code.Text] = new(head, position);
        }

        return new AppendAnswer.Accepted(position);
    }

    private void Fail()
    {
        if (Failure is { } failure)
        {
            throw failure;
        }
    }
}
