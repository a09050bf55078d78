using System.Data.Common;
using Dapper;
using OneStop.Core.Sync;
using OneStop.Core.Sync.Inbound;

namespace OneStop.Storage.Inbound;

/// <summary>
/// A transaction on the inbox. It begins with the counter's lock, so that only one writes at a time, over all nodes: what it sees stays so, and its
/// numbers become visible before any higher one is given out.
/// </summary>
internal sealed class InboxDraft
{
    private const string Lock = "update inbox_counter set items = items where id = 1 returning items as Items, numbers as Numbers, tasks as Tasks";
    private const string Release = "update inbox_counter set items = @Items, numbers = @Numbers, tasks = @Tasks where id = 1";

    private const string Insert = """
        insert into inbox (id, source, message_id, business_key, subject, unit, source_time, received_at, content_hash, body_hash, payload, conflict,
          cause, attempts, next_attempt_at)
        values (@id, @source, @messageId, @key, @subject, @unit, @sourceTime, @receivedAt, @content, @body, @payload, @conflict, @cause, @attempts, @next)
        """;

    private const string Known = """
        select id as Id, number as Number, source as Source, source_time as SourceTime, content_hash as ContentHash, body_hash as BodyHash
        from inbox where business_key = @key
        """;

    // What is healed needs nobody any more.
    private const string Heal = $"""
        update task set state = 1, closed_by = '{TaskDraft.Hub}', closed_at = @at, reason = 'healed'
        where kind = @kind and subject = @subject and state = 0 and (owner = '{TaskDraft.Hub}' or owner in (select source from inbox where id = @id))
          and not exists (select 1 from inbox i where i.subject = @subject and i.number is null and i.cause is not null and task.owner in ('{TaskDraft.Hub}', i.source))
        """;

    private const string Open = """
        insert into task (id, kind, subject, cause, owner, since, state, evidence, detail)
        values (@id, @kind, @subject, @cause, @owner, @since, 0, @evidence, @detail)
        on conflict (kind, subject, cause) where state = 0 do update set detail = excluded.detail where task.detail is distinct from excluded.detail
        """;

    private readonly DbConnection connection;
    private readonly long at;
    private readonly Counters counters;

    private InboxDraft(DbConnection connection, long at, Counters counters) => (this.connection, this.at, this.counters) = (connection, at, counters);

    public static Task<T> RunAsync<T>(IDatabase database, DateTimeOffset at, Func<InboxDraft, DbConnection, Task<T>> work, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                var draft = new InboxDraft(connection, Instant.Of(at), await connection.QuerySingleAsync<Counters>(Lock));
                var result = await work(draft, connection);
                await connection.ExecuteAsync(Release, draft.counters);
                return result;
            },
            cancellationToken);

    public async Task<Taken> AddAsync(InboundArrival arrival)
    {
        var item = arrival.Item;
        var known = (await connection.QueryAsync<KnownLine>(Known, new { key = InboundKey.Of(item) })).Select(line => line.Read()).ToList();
        if (InboundKey.Repeated(item, known) is { } again)
        {
            return again.Number is null ? Taken.KnownWaiting : Taken.Known;
        }

        var id = ++counters.Items;
        await connection.ExecuteAsync(Insert, Row(id, arrival));
        foreach (var task in arrival.Tasks)
        {
            await OpenAsync(task);
        }

        return await NumberAsync(item.Subject) >= id ? Taken.Stored : Taken.Waiting;
    }

    /// <summary>Numbers what is complete and has nothing incomplete before it; returns the last item that was numbered, 0 for none.</summary>
    public async Task<long> NumberAsync(string subject)
    {
        var last = 0L;
        var waiting = await connection.QueryAsync<(long Id, string? Cause)>(
            "select id, cause from inbox where subject = @subject and number is null order by id", new { subject });
        foreach (var (id, _) in waiting.TakeWhile(row => row.Cause is null))
        {
            await connection.ExecuteAsync("update inbox set number = @number where id = @id", new { id, number = ++counters.Numbers });
            last = id;
        }

        if (last > 0)
        {
            await connection.ExecuteAsync(Heal, new { id = last, subject, at, kind = (long)TaskKind.Incomplete });
        }

        return last;
    }

    public async Task OpenAsync(TaskDraft task)
    {
        var row = new
        {
            id = counters.Tasks + 1, kind = (long)task.Kind, subject = task.Subject, cause = task.Cause, owner = task.Owner,
            since = Instant.Of(task.Since), evidence = task.Evidence, detail = task.Detail,
        };
        counters.Tasks += await connection.ExecuteAsync(Open, row);
    }

    private static object Row(long id, InboundArrival arrival)
    {
        var item = arrival.Item;
        return new
        {
            id,
            source = item.Source,
            messageId = item.MessageId,
            key = InboundKey.Of(item),
            subject = item.Subject,
            unit = item.Unit.Text,
            sourceTime = Instant.Of(item.SourceTime),
            receivedAt = Instant.Of(item.ReceivedAt),
            content = InboundKey.ContentOf(item),
            body = item.BodyHash,
            payload = InboundCodec.Write(item),
            conflict = arrival.Conflict is { } conflict ? InboundCodec.Write(conflict) : null,
            cause = arrival.Waits,
            attempts = arrival.Waits is null ? 0L : 1L,
            next = arrival.NextAttemptAt is { } next ? Instant.Of(next) : (long?)null,
        };
    }

    private sealed class Counters
    {
        public long Items { get; set; }

        public long Numbers { get; set; }

        public long Tasks { get; set; }
    }

    private sealed class KnownLine
    {
        public long Id { get; init; }

        public long? Number { get; init; }

        public required string Source { get; init; }

        public long SourceTime { get; init; }

        public required byte[] ContentHash { get; init; }

        public required byte[] BodyHash { get; init; }

        public KnownItem Read() => new(Id, Number, Source, Instant.At(SourceTime), ContentHash, BodyHash);
    }
}
