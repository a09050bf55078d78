using Dapper;
using OneStop.Core.Operations;
using OneStop.Core.Sync;

namespace OneStop.Storage.Operations;

internal sealed class OperatorBook(IDatabase database) : IOperatorBook
{
    private const string Insert = """
        insert into operator_action (at, by_whom, action, destination, stream, reason) values (@at, @By, @Action, @Destination, @stream, @Reason)
        """;

    // What was decided for one dossier, what a replay did to it, and what was decided for everybody meanwhile.
    private const string Select = """
        select at, by_whom, action, destination, stream, reason from operator_action where stream = @Text
        union all
        select at, by_whom, action, destination, stream, reason from operator_action where stream is null and action <> 'replay' and at >= @since
        union all
        select i.at, t.by_whom, 'replay', i.destination, i.stream, t.reason from replay_item i join replay_task t on t.id = i.task
        where i.stream = @Text and i.state = 1
        """;

    public Task AddAsync(OperatorAction action, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.ExecuteAsync(new CommandDefinition(
            Insert,
            new { at = Instant.Of(action.At), action.By, action.Action, action.Destination, stream = action.Stream?.Text, action.Reason },
            cancellationToken: cancellationToken)),
        cancellationToken);

    public Task<IReadOnlyList<OperatorAction>> OfStreamAsync(StreamKey stream, DateTimeOffset since, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<OperatorAction>>(
            async connection => [.. (await connection.QueryAsync<(long At, string By, string Action, string? Destination, string? Stream, string? Reason)>(
                new CommandDefinition(Select, new { stream.Text, since = Instant.Of(since) }, cancellationToken: cancellationToken)))
                .Select(line => new OperatorAction(
                    Instant.At(line.At), line.By, line.Action, line.Destination, line.Stream is null ? null : new(line.Stream), line.Reason))
                .OrderBy(action => action.At)],
            cancellationToken);
}
