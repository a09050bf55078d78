using Dapper;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync;
using OneStop.Core.Sync.Inbound;
using OneStop.IntegrationTests.Scenarios;
using OneStop.Storage;

namespace OneStop.IntegrationTests.Proof;

/// <summary>Reads a hub's books from the store itself, beside the running hub or after its end.</summary>
internal sealed class HubReader(HubSettings settings) : IAsyncDisposable
{
    private const string Portal = "portal";
    private const int Page = 500;
    private const int PageBytes = 4 * 1024 * 1024;

    private readonly StoreReader store = StoreReader.Open(settings);

    private IParkedBook Parked => store.Get<IParkedBook>();

    public async Task<HubBooks> ReadAsync(CancellationToken cancellationToken)
    {
        var (journal, news) = (new List<JournalLine>(), new Dictionary<EventPosition, string>());
        var reader = store.Get<IJournalReader>();
        var heads = await reader.HeadsAsync(cancellationToken);
        for (var partition = 0; partition < heads.Count; partition++)
        {
            long after = 0;
            while (await reader.PageAsync(partition, after, Page, PageBytes, cancellationToken) is { Count: > 0 } rows)
            {
                journal.AddRange(rows.Where(row => row.Kind != EventKind.Inbound).Select(Line));
                rows.Where(row => row.Kind == EventKind.Inbound).ToList().ForEach(row => news.Add(row.Position, row.MessageId));
                after = rows[^1].Position.Seq;
            }
        }

        var delivered = await QueryAsync<(long Part, long From, long To)>(
            $"select part, from_seq, to_seq from delivery_attempt where destination = '{Portal}' and outcome in ('delivered', 'superseded')", cancellationToken);
        var held = await QueryAsync<(long Part, long Seq)>($"select part, seq from delivery_waiting where destination = '{Portal}'", cancellationToken);
        return new(
            journal,
            delivered.SelectMany(line => Range(line.From, line.To).Select(seq => new EventPosition((int)line.Part, seq))).ToHashSet(),
            held.Select(place => new EventPosition((int)place.Part, place.Seq)).ToHashSet())
        {
            News = news,
        };
    }

    /// <summary>What was taken in, numbered or not.</summary>
    public async Task<IReadOnlyList<InboxLine>> InboxAsync(CancellationToken cancellationToken) =>
        [.. (await QueryAsync<(long Id, long? Number, string Source, string MessageId, string Subject, byte[] Payload)>(
            "select id, number, source, message_id, subject, payload from inbox order by id", cancellationToken))
            .Select(line => new InboxLine(line.Number, line.Source, line.MessageId, line.Subject, [.. InboundCodec.Read(line.Payload).Files.Select(file => file.Sha256)]))];

    public Task<IReadOnlyList<ParkedEntry>> HeldAsync(HoldState state, CancellationToken cancellationToken) =>
        Parked.ListAsync(new ParkedQuery(Portal, state, Limit: 10_000), cancellationToken);

    /// <summary>What an operator does when a far side is well again: nothing waits for its next turn.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        foreach (var entry in await HeldAsync(HoldState.Waiting, cancellationToken))
        {
            await Parked.ReplayAsync(Portal, entry.Stream, clearAttempts: true, cancellationToken);
        }
    }

    public Task<bool> ReplayAsync(StreamKey stream, CancellationToken cancellationToken) =>
        Parked.ReplayAsync(Portal, stream, clearAttempts: true, cancellationToken);

    /// <summary>Partitions whose sending one process owns.</summary>
    public async Task<IReadOnlyList<int>> OwnedByAsync(int processId, CancellationToken cancellationToken) =>
        [.. (await QueryAsync<(long Part, string Owner)>($"select part, owner from delivery_cursor where destination = '{Portal}'", cancellationToken))
            .Where(cursor => cursor.Owner.EndsWith($"/{processId}", StringComparison.Ordinal)).Select(cursor => (int)cursor.Part)];

    /// <summary>Of how many items the journal was told, as far as the inbox knows.</summary>
    public Task<long> NewsAsync(CancellationToken cancellationToken) => store.Get<IInboxReader>().AcknowledgedAsync(InboundRelay.Consumer, cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private Task<IReadOnlyList<T>> QueryAsync<T>(string sql, CancellationToken cancellationToken) => store.Get<IDatabase>().ReadAsync<IReadOnlyList<T>>(
        async connection => [.. await connection.QueryAsync<T>(new CommandDefinition(sql, cancellationToken: cancellationToken))], cancellationToken);

    private static JournalLine Line(JournalRow row)
    {
        var accepted = SyncEventCodec.Read(row.Payload!);
        var status = ((int)accepted.Dossier!.Status).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new(row.Position, row.Stream.Text, (int)accepted.Sequence!, row.MessageId, PlannedEvent.NumberOf(accepted.Dossier.Note)!.Value, status);
    }

    private static IEnumerable<long> Range(long from, long to)
    {
        for (var seq = from; seq <= to; seq++)
        {
            yield return seq;
        }
    }
}
