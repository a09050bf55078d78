using Dapper;
using OneStop.Core.Sync;

namespace OneStop.Storage.Inbound;

internal sealed class TaskBook(IDatabase database, TimeProvider time) : ITaskBook
{
    private const string Columns = """
        select id as Id, kind as Kind, subject as Subject, cause as Cause, owner as Owner, since as Since, state as State,
               closed_by as ClosedBy, closed_at as ClosedAt, reason as Reason, detail as Detail
        from task
        """;

    private const string List = $"""
        {Columns}
        where id > @after and (@state = -1 or state = @state) and (@kind = -1 or kind = @kind) and (@subject is null or subject = @subject) and (@owner is null or owner = @owner)
        order by id limit @limit
        """;

    private const string Close =
        "update task set state = 1, closed_by = @by, closed_at = @at, reason = @reason where id = @id and state = 0";

    public Task OpenAsync(TaskDraft draft, CancellationToken cancellationToken) => InboxDraft.RunAsync(
        database,
        time.GetUtcNow(),
        async (inbox, _) =>
        {
            await inbox.OpenAsync(draft);
            return true;
        },
        cancellationToken);

    public Task<IReadOnlyList<WorkTask>> ListAsync(TaskQuery query, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            after = query.After,
            state = query.State is { } state ? (long)state : -1L,
            kind = query.Kind is { } kind ? (long)kind : -1L,
            subject = query.Subject,
            owner = query.Owner,
            limit = query.Limit,
        };
        return database.ReadAsync<IReadOnlyList<WorkTask>>(
            async connection => [.. (await connection.QueryAsync<Line>(new CommandDefinition(List, parameters, cancellationToken: cancellationToken)))
                .Select(line => line.Read())],
            cancellationToken);
    }

    public Task<WorkTask?> FindAsync(long id, CancellationToken cancellationToken) => database.ReadAsync(
        async connection => (await connection.QuerySingleOrDefaultAsync<Line>(new CommandDefinition(
            $"{Columns} where id = @id", new { id }, cancellationToken: cancellationToken)))?.Read(),
        cancellationToken);

    public Task<IReadOnlyList<TaskCount>> CountAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<TaskCount>>(
        async connection => [.. (await connection.QueryAsync<(long Kind, long Tasks, long Oldest)>(new CommandDefinition(
            "select kind, count(*), min(since) from task where state = 0 group by kind order by kind", cancellationToken: cancellationToken)))
            .Select(line => new TaskCount((TaskKind)line.Kind, line.Tasks, Instant.At(line.Oldest)))],
        cancellationToken);

    public async Task<bool> CloseAsync(long id, string by, string reason, CancellationToken cancellationToken) => await database.WriteAsync(
        connection => connection.ExecuteAsync(new CommandDefinition(
            Close, new { id, by, reason, at = Instant.Of(time.GetUtcNow()) }, cancellationToken: cancellationToken)),
        cancellationToken) == 1;

    public Task<byte[]?> EvidenceAsync(long id, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.ExecuteScalarAsync<byte[]?>(new CommandDefinition(
            "select evidence from task where id = @id", new { id }, cancellationToken: cancellationToken)),
        cancellationToken);

    private sealed class Line
    {
        public long Id { get; init; }

        public long Kind { get; init; }

        public required string Subject { get; init; }

        public required string Cause { get; init; }

        public required string Owner { get; init; }

        public long Since { get; init; }

        public long State { get; init; }

        public string? ClosedBy { get; init; }

        public long? ClosedAt { get; init; }

        public string? Reason { get; init; }

        public string? Detail { get; init; }

        public WorkTask Read() => new(
            Id, (TaskKind)Kind, Subject, Cause, Owner, Instant.At(Since), (TaskState)State, ClosedBy, ClosedAt is { } at ? Instant.At(at) : null, Reason, Detail);
    }
}
