using Dapper;
using OneStop.Core.Sync;

namespace OneStop.Storage.Delivery;

internal sealed class DestinationSwitches(IDatabase database, TimeProvider time) : IDestinationSwitches
{
    private const string Set = """
        insert into destination_switch (destination, paused, changed_by, reason, changed_at) values (@Destination, @paused, @By, @Reason, @at)
        on conflict (destination) do update
        set paused = excluded.paused, changed_by = excluded.changed_by, reason = excluded.reason, changed_at = excluded.changed_at
        """;

    // Epoch 0: the first owner's claim raises it.
    private const string Start = """
        insert into delivery_cursor (destination, part, seq, epoch, doubt, owner, claimed_at)
        select @destination, part, head, 0, head, '', @now from journal_partition
        where not exists (select 1 from delivery_cursor where destination = @destination)
        """;

    private const string Forget = """
        delete from delivery_waiting where destination = @destination;
        delete from delivery_hold where destination = @destination;
        delete from delivery_cursor where destination = @destination
        """;

    public Task<IReadOnlyList<DestinationSwitch>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<DestinationSwitch>>(
        async connection => [.. (await connection.QueryAsync<(string Destination, long Paused, string By, string? Reason, long At)>(new CommandDefinition(
            "select destination, paused, changed_by, reason, changed_at from destination_switch order by destination", cancellationToken: cancellationToken)))
            .Select(line => new DestinationSwitch(line.Destination, line.Paused == 1, line.By, line.Reason, Instant.At(line.At)))],
        cancellationToken);

    public Task SetAsync(DestinationSwitch value, CancellationToken cancellationToken) => WriteAsync(
        Set, new { value.Destination, paused = value.IsPaused ? 1L : 0L, value.By, value.Reason, at = Instant.Of(value.At) }, cancellationToken);

    public async Task<bool> StartFromNowAsync(string destination, CancellationToken cancellationToken) =>
        await WriteAsync(Start, new { destination, now = Instant.Of(time.GetUtcNow()) }, cancellationToken) > 0;

    public Task ForgetAsync(string destination, CancellationToken cancellationToken) => WriteAsync(Forget, new { destination }, cancellationToken);

    private Task<int> WriteAsync(string sql, object parameters, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken)), cancellationToken);
}
