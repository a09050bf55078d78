using Dapper;
using OneStop.Core.Sync.Inbound;

namespace OneStop.Storage.Inbound;

internal sealed class InboundBook(IDatabase database, TimeProvider time) : IInboundBook
{
    private const string ReadCursor = "select cursor from inbox_feed where feed = @feed";

    private const string MoveCursor = """
        insert into inbox_feed (feed, cursor, moved_at) values (@feed, @cursor, @at)
        on conflict (feed) do update set cursor = excluded.cursor, moved_at = excluded.moved_at
        """;

    private const string Due = """
        select id as Id, payload as Payload, attempts as Attempts from inbox
        where number is null and cause is not null and source = @source and next_attempt_at <= @now order by next_attempt_at, id limit @rows
        """;

    private const string Postpone =
        "update inbox set cause = @cause, attempts = attempts + 1, next_attempt_at = @next where id = @id and number is null and cause is not null";

    public Task<string?> CursorAsync(string feed, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.ExecuteScalarAsync<string?>(new CommandDefinition(ReadCursor, new { feed }, cancellationToken: cancellationToken)),
        cancellationToken);

    public Task<IReadOnlyList<Taken>?> StoreAsync(InboundDraft draft, CancellationToken cancellationToken) => InboxDraft.RunAsync<IReadOnlyList<Taken>?>(
        database,
        draft.At,
        async (inbox, connection) =>
        {
            if (await connection.ExecuteScalarAsync<string?>(ReadCursor, new { feed = draft.Feed }) != draft.From)
            {
                return null;
            }

            var taken = new List<Taken>();
            foreach (var arrival in draft.Arrivals)
            {
                taken.Add(await inbox.AddAsync(arrival));
            }

            foreach (var task in draft.Tasks)
            {
                await inbox.OpenAsync(task);
            }

            if (draft.Next is not null)
            {
                await connection.ExecuteAsync(MoveCursor, new { feed = draft.Feed, cursor = draft.Next, at = Instant.Of(draft.At) });
            }

            return taken;
        },
        cancellationToken);

    public Task<IReadOnlyList<WaitingItem>> DueAsync(string source, DateTimeOffset now, int rows, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<WaitingItem>>(
            async connection => [.. (await connection.QueryAsync<WaitingLine>(new CommandDefinition(
                Due, new { source, now = Instant.Of(now), rows }, cancellationToken: cancellationToken))).Select(line => line.Read())],
            cancellationToken);

    public Task CompleteAsync(long id, CancellationToken cancellationToken) => InboxDraft.RunAsync(
        database,
        time.GetUtcNow(),
        async (inbox, connection) =>
        {
            var subject = await connection.ExecuteScalarAsync<string?>(
                "update inbox set cause = null, next_attempt_at = null where id = @id and number is null returning subject", new { id });
            return subject is null ? 0 : await inbox.NumberAsync(subject);
        },
        cancellationToken);

    public Task PostponeAsync(long id, string cause, DateTimeOffset next, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.ExecuteAsync(new CommandDefinition(
            Postpone, new { id, cause, next = Instant.Of(next) }, cancellationToken: cancellationToken)),
        cancellationToken);

    private sealed class WaitingLine
    {
        public long Id { get; init; }

        public required byte[] Payload { get; init; }

        public long Attempts { get; init; }

        public WaitingItem Read() => new(Id, InboundCodec.Read(Payload), (int)Attempts);
    }
}
