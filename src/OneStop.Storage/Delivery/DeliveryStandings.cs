using Dapper;
using OneStop.Core.Sync;

namespace OneStop.Storage.Delivery;

internal sealed class DeliveryStandings(IDatabase database) : IDeliveryReport
{
    private const string Select = """
        select c.destination, c.part, c.seq, p.head,
          (select count(*) from delivery_waiting w where w.destination = c.destination and w.part = c.part) as Held,
          (select count(*) from delivery_hold h where h.destination = c.destination and h.part = c.part and h.state = 1) as Dead,
          (select j.received_at from journal j where j.part = c.part and j.seq > c.seq order by j.seq limit 1) as OldestOpen,
          (select j.received_at from delivery_waiting w join journal j on j.part = w.part and j.seq = w.seq
           where w.destination = c.destination and w.part = c.part order by w.seq limit 1) as OldestHeld,
          (select min(j.received_at) from delivery_hold h
           join delivery_waiting w on w.destination = h.destination and w.part = h.part and w.stream = h.stream join journal j on j.part = w.part and j.seq = w.seq
           where h.destination = c.destination and h.part = c.part and h.state = 0) as OldestRetried
        from delivery_cursor c join journal_partition p on p.part = c.part
        order by c.destination, c.part
        """;

    public Task<IReadOnlyList<DeliveryStanding>> ReadAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<DeliveryStanding>>(
        async connection => [.. (await connection.QueryAsync<Line>(new CommandDefinition(Select, cancellationToken: cancellationToken))).Select(line => line.Read())],
        cancellationToken);

    private sealed class Line
    {
        public required string Destination { get; init; }

        public int Part { get; init; }

        public long Seq { get; init; }

        public long Head { get; init; }

        public long Held { get; init; }

        public long Dead { get; init; }

        public long? OldestOpen { get; init; }

        public long? OldestHeld { get; init; }

        public long? OldestRetried { get; init; }

        public DeliveryStanding Read() => new(Destination, Part, Seq, Head, Held, Dead, Earlier(OldestOpen, OldestHeld)) { OldestDue = Earlier(OldestOpen, OldestRetried) };

        private static DateTimeOffset? Earlier(long? one, long? other) =>
            Math.Min(one ?? long.MaxValue, other ?? long.MaxValue) is var oldest && oldest == long.MaxValue ? null : Instant.At(oldest);
    }
}
