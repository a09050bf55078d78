using System.Data.Common;
using Dapper;
using OneStop.Core.Sync;
using OneStop.Storage.Journal;

namespace OneStop.Storage.Delivery;

internal sealed class DeliveryStore(IDatabase database, IProgressStore progresses, CursorLane cursors, TimeProvider time) : IDeliveryStore
{
    private const string Raise = """
        insert into delivery_cursor (destination, part, seq, epoch, doubt, owner, claimed_at)
        select @destination, part, origin, 1, head, @owner, @now from journal_partition where part = @partition
        on conflict (destination, part) do update set epoch = delivery_cursor.epoch + 1, owner = excluded.owner, claimed_at = excluded.claimed_at
        returning epoch, seq
        """;

    // Read after the epoch was raised: an earlier owner cannot have been given later events.
    private const string Doubt = """
        update delivery_cursor set doubt = (select head from journal_partition where part = @partition)
        where destination = @destination and part = @partition returning doubt
        """;

    // What waits may have been sent again just before the earlier owner was lost.
    private const string DoubtHeld = """
        update delivery_waiting set uncertain = 1 where destination = @destination and part = @partition and uncertain = 0
          and stream in (select stream from delivery_hold where destination = @destination and part = @partition and state = 0)
        """;

    private const string SelectDue = $"""
        select {JournalRows.Columns},
          case when w.seq = b.first then h.attempts else 0 end, case when w.seq = b.first and h.uncertain = 1 then 1 else w.uncertain end, w.seq = b.last
        from delivery_hold h
        join (select stream, min(seq) as first, max(seq) as last from delivery_waiting where destination = @destination and part = @partition group by stream) b
          on b.stream = h.stream
        join delivery_waiting w on w.destination = h.destination and w.part = h.part and w.stream = h.stream
        join journal j on j.part = w.part and j.seq = w.seq
        where h.destination = @destination and h.part = @partition and h.state = 0 and h.next_attempt_at <= @now
        order by h.next_attempt_at, h.stream, w.seq limit @rows
        """;

    public Task<Claim> ClaimAsync(string destination, int partition, string owner, CancellationToken cancellationToken)
    {
        var key = new { destination, partition = (long)partition, owner, now = Instant.Of(time.GetUtcNow()) };
        return database.WriteAsync(
            async connection =>
            {
                var (epoch, seq) = await connection.QuerySingleAsync<(long, long)>(new CommandDefinition(Raise, key, cancellationToken: cancellationToken));
                var head = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Doubt, key, cancellationToken: cancellationToken));
                await connection.ExecuteAsync(new CommandDefinition(DoubtHeld, key, cancellationToken: cancellationToken));
                return new Claim(epoch, seq, head);
            },
            cancellationToken);
    }

    public Task<bool> IsOwnerAsync(string destination, int partition, long epoch, CancellationToken cancellationToken) => database.ReadAsync(
        async connection => await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "select epoch from delivery_cursor where destination = @destination and part = @partition",
            new { destination, partition = (long)partition },
            cancellationToken: cancellationToken)) == epoch,
        cancellationToken);

    public Task<bool> CommitAsync(Progress progress, CancellationToken cancellationToken) =>
        progress.IsCursorOnly ? cursors.WriteAsync(progress, cancellationToken) : progresses.WriteAsync(progress, cancellationToken);

    public Task<IReadOnlyList<StreamKey>> HeldStreamsAsync(string destination, int partition, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StreamKey>>(
            async connection => [.. (await connection.QueryAsync<string>(new CommandDefinition(
                "select stream from delivery_hold where destination = @destination and part = @partition",
                new { destination, partition = (long)partition },
                cancellationToken: cancellationToken))).Select(text => new StreamKey(text))],
            cancellationToken);

    public Task<IReadOnlyList<HeldEvent>> DueAsync(
        string destination, int partition, DateTimeOffset now, int rows, CancellationToken cancellationToken)
    {
        var command = new CommandDefinition(
            SelectDue, new { destination, partition = (long)partition, now = Instant.Of(now), rows }, cancellationToken: cancellationToken);
        return database.ReadAsync(connection => ReadDueAsync(connection, command), cancellationToken);
    }

    public Task<DateTimeOffset?> NextDueAsync(string destination, int partition, CancellationToken cancellationToken) => database.ReadAsync<DateTimeOffset?>(
        async connection => await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "select min(next_attempt_at) from delivery_hold where destination = @destination and part = @partition and state = 0",
            new { destination, partition = (long)partition },
            cancellationToken: cancellationToken)) is { } at ? Instant.At(at) : null,
        cancellationToken);

    private static async Task<IReadOnlyList<HeldEvent>> ReadDueAsync(DbConnection connection, CommandDefinition command)
    {
        await using var reader = await connection.ExecuteReaderAsync(command);
        var due = new List<HeldEvent>();
        while (await reader.ReadAsync(command.CancellationToken))
        {
            due.Add(new(
                JournalRows.Read(reader),
                reader.GetInt32(JournalRows.ColumnCount),
                reader.GetInt64(JournalRows.ColumnCount + 1) == 1,
                reader.GetBoolean(JournalRows.ColumnCount + 2)));
        }

        return due;
    }
}
