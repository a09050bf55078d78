using System.Data.Common;
using Dapper;
using OneStop.Core.Operations;
using OneStop.Core.Sync;

namespace OneStop.Storage.Operations;

internal sealed class ReplayBook(IDatabase database) : IReplayBook
{
    private const string InsertTask = """
        insert into replay_task (id, destination, hold_state, cause, stream, by_whom, reason, per_second, most_per_second, state, created_at, owner, owned_until)
        values (@Id, @Destination, @state, @Cause, @stream, @By, @Reason, @PerSecond, @MostPerSecond, 0, @at, '', 0)
        """;

    // The index of open items refuses what another task has chosen at the same moment.
    private const string InsertItems = """
        insert into replay_item (task, n, destination, stream, state)
        select @Id, row_number() over (order by h.since, h.stream), h.destination, h.stream, 0
        from delivery_hold h
        where h.destination = @Destination and (@state = -1 or h.state = @state) and (cast(@Cause as text) is null or h.error = @Cause)
          and (cast(@stream as text) is null or h.stream = @stream)
          and not exists (select 1 from replay_item i where i.destination = h.destination and i.stream = h.stream and i.state = 0)
        on conflict do nothing
        """;

    private const string Claim = """
        update replay_task set owner = @owner, owned_until = @until where state = 0 and (owner = @owner or owned_until < @now)
        """;

    private const string Next = """
        select n, stream from replay_item where task = @id and state = 0
          and exists (select 1 from replay_task t where t.id = @id and t.state = 0 and t.owner = @owner)
        order by n limit @streams
        """;

    private const string Release = """
        update delivery_hold set state = 0, next_attempt_at = @now, attempts = 0 where destination = @destination and stream = @stream
        """;

    // Whoever comes second changes nothing.
    private const string Note = "update replay_item set state = @state, at = @now where task = @id and n = @n and state = 0";

    private const string Finish = """
        update replay_task set state = 3, ended_at = @now where id = @id and state = 0 and owner = @owner
          and not exists (select 1 from replay_item i where i.task = @id and i.state = 0)
        """;

    private const string Switch = """
        update replay_task set state = @to, ended_at = case when @to = 2 then cast(@now as bigint) end, owned_until = 0 where id = @id and state in (0, 1)
        """;

    public Task<int> CreateAsync(ReplayOrder order, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            var (selection, at) = (order.Selection, Instant.Of(order.At));
            var parameters = new
            {
                order.Id,
                selection.Destination,
                state = selection.State is { } state ? (long)state : -1L,
                selection.Cause,
                stream = selection.Stream?.Text,
                order.By,
                order.Reason,
                order.PerSecond,
                order.MostPerSecond,
                at,
            };
            var chosen = await connection.ExecuteAsync(new CommandDefinition(InsertItems, parameters, cancellationToken: cancellationToken));
            return chosen == 0 ? 0 : await connection.ExecuteAsync(new CommandDefinition(InsertTask, parameters, cancellationToken: cancellationToken)) * chosen;
        },
        cancellationToken);

    public async Task<ReplayTask?> FindAsync(string id, CancellationToken cancellationToken) =>
        await database.ReadAsync(connection => ReplayLines.ReadAsync(connection, "where t.id = @id", new { id }, cancellationToken), cancellationToken) is [var task]
            ? task
            : null;

    public Task<IReadOnlyList<ReplayTask>> ListAsync(int limit, CancellationToken cancellationToken) => database.ReadAsync(
        connection => ReplayLines.ReadAsync(connection, "order by t.created_at desc, t.id limit @limit", new { limit }, cancellationToken), cancellationToken);

    public Task<bool> SwitchAsync(string id, ReplayState to, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            var parameters = new { id, to = (long)to, now = Instant.Of(now) };
            if (await connection.ExecuteAsync(Switch, parameters) == 0)
            {
                return false;
            }

            if (to == ReplayState.Cancelled)
            {
                await connection.ExecuteAsync("update replay_item set state = 3, at = @now where task = @id and state = 0", parameters);
            }

            return true;
        },
        cancellationToken);

    public async Task<IReadOnlyList<ReplayTask>> ClaimAsync(string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        // Asked first, because a beat without work shall not write.
        var running = await database.ReadAsync(
            connection => connection.ExecuteScalarAsync<long>(new CommandDefinition(
                "select count(*) from replay_task where state = 0", cancellationToken: cancellationToken)),
            cancellationToken);
        if (running == 0)
        {
            return [];
        }

        var parameters = new { owner, now = Instant.Of(now), until = Instant.Of(until) };
        await database.WriteAsync(
            connection => connection.ExecuteAsync(new CommandDefinition(Claim, parameters, cancellationToken: cancellationToken)), cancellationToken);
        return await database.ReadAsync(
            connection => ReplayLines.ReadAsync(connection, "where t.state = 0 and t.owner = @owner order by t.created_at", parameters, cancellationToken),
            cancellationToken);
    }

    public Task<int> ReleaseAsync(string id, string owner, int streams, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => ReleaseAsync(connection, id, owner, streams, Instant.Of(now)), cancellationToken);

    private static async Task<int> ReleaseAsync(DbConnection connection, string id, string owner, int streams, long now)
    {
        var destination = await connection.ExecuteScalarAsync<string>("select destination from replay_task where id = @id", new { id });
        var turn = (await connection.QueryAsync<(long N, string Stream)>(Next, new { id, owner, streams })).AsList();
        foreach (var (n, stream) in turn)
        {
            var isHeld = await connection.ExecuteAsync(Release, new { destination, stream, now }) > 0;
            await connection.ExecuteAsync(Note, new { id, n, now, state = isHeld ? 1L : 2L });
        }

        await connection.ExecuteAsync(Finish, new { id, owner, now });
        return turn.Count;
    }
}
