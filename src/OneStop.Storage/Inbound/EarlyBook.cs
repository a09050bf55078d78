using System.Data.Common;
using Dapper;
using OneStop.Core.Sync;

namespace OneStop.Storage.Inbound;

/// <summary>What becomes of a step and of its tasks is written under the tasks' lock, so that a task never outlives what it is about.</summary>
internal sealed class EarlyBook(IDatabase database, TimeProvider time) : IEarlyBook, IEarlyTurns
{
    private const string Columns = """
        stream as Stream, sequence as Sequence, source as Source, message_id as MessageId, body_hash as BodyHash, source_time as SourceTime,
        arrived_at as ArrivedAt, refusal as Refusal
        """;

    private const string Insert = """
        insert into early_step (source, message_id, stream, sequence, body_hash, source_time, arrived_at, bytes, payload)
        select @source, @messageId, @stream, @sequence, @hash, @sourceTime, @arrivedAt, @bytes, @payload
        where (select count(*) < @streamSteps and coalesce(sum(bytes), 0) + @bytes <= @streamBytes from early_step where stream = @stream)
          and (select count(*) < @sourceSteps and coalesce(sum(bytes), 0) + @bytes <= @sourceBytes from early_step where source = @source)
        on conflict do nothing
        """;

    private const string Known = $"select {Columns} from early_step where source = @source and message_id = @messageId";
    private const string Taken = "select 1 from early_step where stream = @stream and sequence = @sequence and refusal is null";
    private const string Waits = "select 1 from early_step where stream = @stream and refusal is null";

    // A number that was filled heals a refusal. What another message took the number or the id from cannot heal: a person closes its task.
    private const string Settle = """
        delete from early_step where source = @source and message_id = @messageId and refusal is null;
        delete from early_step where stream = @stream and refusal is not null and (
          (sequence <= @reached and refusal not in ('event.sequence-used', 'event.key-reused'))
          or not exists (select 1 from task t where t.kind = @refused and t.subject = @stream and t.cause = early_step.refusal and t.state = 0));
        update task set state = 1, closed_by = 'hub', closed_at = @at, reason = 'healed'
        where state = 0 and subject = @stream and (
          (kind = @missing and not exists (select 1 from early_step e where e.stream = @stream and e.refusal is null))
          or (kind = @refused and not exists (select 1 from early_step e where e.stream = @stream and e.refusal = task.cause)));
        """;

    public Task<HoldAnswer> HoldAsync(EarlyDraft draft, EarlyLimits limits, CancellationToken cancellationToken)
    {
        var row = new
        {
            source = draft.Source, messageId = draft.MessageId, stream = draft.Stream.Text, sequence = draft.Sequence, hash = draft.BodyHash,
            sourceTime = Instant.Of(draft.SourceTime), arrivedAt = Instant.Of(draft.ArrivedAt), bytes = (long)draft.Payload.Length, payload = draft.Payload,
            streamSteps = (long)limits.StreamSteps, streamBytes = limits.StreamBytes, sourceSteps = (long)limits.SourceSteps, sourceBytes = limits.SourceBytes,
        };
        return database.WriteAsync(
            async connection => await connection.ExecuteAsync(new CommandDefinition(Insert, row, cancellationToken: cancellationToken)) == 1
                ? new HoldAnswer(HoldOutcome.Held, draft.ArrivedAt)
                : await WhyNotAsync(connection, draft),
            cancellationToken);
    }

    public Task<EarlyStep?> FindAsync(string source, string messageId, CancellationToken cancellationToken) => database.ReadAsync(
        async connection => (await connection.QuerySingleOrDefaultAsync<Line>(new CommandDefinition(
            $"{Known} and refusal is null", new { source, messageId }, cancellationToken: cancellationToken)))?.Read(),
        cancellationToken);

    public Task<IReadOnlyList<EarlyStep>> OfAsync(StreamKey stream, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<EarlyStep>>(
        async connection => [.. (await connection.QueryAsync<Line>(new CommandDefinition(
            $"select {Columns} from early_step where stream = @Text order by sequence, arrived_at", new { stream.Text }, cancellationToken: cancellationToken)))
            .Select(line => line.Read())],
        cancellationToken);

    public Task<byte[]?> ReadAsync(EarlyStep step, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.ExecuteScalarAsync<byte[]?>(new CommandDefinition(
            "select payload from early_step where source = @Source and message_id = @MessageId", new { step.Source, step.MessageId }, cancellationToken: cancellationToken)),
        cancellationToken);

    public Task<IReadOnlyList<StreamKey>> StreamsAsync(StreamKey? after, int count, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StreamKey>>(
            async connection => [.. (await connection.QueryAsync<string>(new CommandDefinition(
                "select distinct stream from early_step where stream > @after order by stream limit @count",
                new { after = after?.Text ?? "", count },
                cancellationToken: cancellationToken))).Select(text => new StreamKey(text))],
            cancellationToken);

    public Task SettleAsync(StreamKey stream, long reached, EarlyStep? taken, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var row = new
        {
            stream = stream.Text, reached, source = taken?.Source ?? "", messageId = taken?.MessageId ?? "", at = Instant.Of(now),
            missing = (long)TaskKind.MissingStep, refused = (long)TaskKind.RefusedStep,
        };
        return InboxDraft.RunAsync(database, now, (_, connection) => connection.ExecuteAsync(Settle, row), cancellationToken);
    }

    public Task RefuseAsync(EarlyStep step, TaskDraft task, CancellationToken cancellationToken) => InboxDraft.RunAsync(
        database,
        time.GetUtcNow(),
        async (tasks, connection) =>
        {
            var refused = await connection.ExecuteAsync(
                "update early_step set refusal = @Cause where source = @Source and message_id = @MessageId and refusal is null",
                new { task.Cause, step.Source, step.MessageId });
            if (refused == 1)
            {
                await tasks.OpenAsync(task);
            }

            return refused;
        },
        cancellationToken);

    public Task RemindAsync(TaskDraft task, CancellationToken cancellationToken) => InboxDraft.RunAsync(
        database,
        time.GetUtcNow(),
        async (tasks, connection) =>
        {
            if (await connection.ExecuteScalarAsync<long?>($"{Waits} limit 1", new { stream = task.Subject }) is not null)
            {
                await tasks.OpenAsync(task);
            }

            return true;
        },
        cancellationToken);

    private static async Task<HoldAnswer> WhyNotAsync(DbConnection connection, EarlyDraft draft)
    {
        var known = await connection.QuerySingleOrDefaultAsync<Line>(Known, new { source = draft.Source, messageId = draft.MessageId });
        if (known is not null)
        {
            var step = known.Read();
            return new(step.Waits && step.BodyHash.AsSpan().SequenceEqual(draft.BodyHash) ? HoldOutcome.Repeated : HoldOutcome.KeyReused, step.ArrivedAt);
        }

        var isTaken = await connection.ExecuteScalarAsync<long?>(Taken, new { stream = draft.Stream.Text, sequence = draft.Sequence }) is not null;
        return new(isTaken ? HoldOutcome.NumberTaken : HoldOutcome.Full, draft.ArrivedAt);
    }

    private sealed class Line
    {
        public required string Stream { get; init; }

        public long Sequence { get; init; }

        public required string Source { get; init; }

        public required string MessageId { get; init; }

        public required byte[] BodyHash { get; init; }

        public long SourceTime { get; init; }

        public long ArrivedAt { get; init; }

        public string? Refusal { get; init; }

        public EarlyStep Read() => new(new(Stream), Sequence, Source, MessageId, BodyHash, Instant.At(SourceTime), Instant.At(ArrivedAt), Refusal);
    }
}
