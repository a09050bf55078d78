using System.Data.Common;
using Dapper;
using OneStop.Core.Sync;

namespace OneStop.Storage.Delivery;

/// <summary>Reads held streams on either store.</summary>
internal static class ParkedLines
{
    private const string Select = """
        select h.destination, h.part, h.stream, h.state, h.attempts, h.since, h.next_attempt_at as NextAttemptAt, h.uncertain, h.error, h.field,
               min(w.seq) as First, count(w.seq) as Events
        from delivery_hold h left join delivery_waiting w on w.destination = h.destination and w.part = h.part and w.stream = h.stream
        """;

    private const string Group =
        "group by h.destination, h.part, h.stream, h.state, h.attempts, h.since, h.next_attempt_at, h.uncertain, h.error, h.field order by h.since, h.destination, h.stream";

    public static async Task<IReadOnlyList<ParkedEntry>> ReadAsync(
        DbConnection connection, string where, string limit, object parameters, CancellationToken cancellationToken)
    {
        var lines = await connection.QueryAsync<Line>(new CommandDefinition($"{Select}\n{where}\n{Group} {limit}", parameters, cancellationToken: cancellationToken));
        return [.. lines.Select(line => line.Read())];
    }

    private sealed class Line
    {
        public required string Destination { get; init; }

        public int Part { get; init; }

        public required string Stream { get; init; }

        public int State { get; init; }

        public int Attempts { get; init; }

        public long Since { get; init; }

        public long NextAttemptAt { get; init; }

        public int Uncertain { get; init; }

        public string? Error { get; init; }

        public string? Field { get; init; }

        public long? First { get; init; }

        public long Events { get; init; }

        public ParkedEntry Read() => new(
            Destination,
            new(Stream),
            (HoldState)State,
            Attempts,
            Instant.At(Since),
            Instant.At(NextAttemptAt),
            Uncertain == 1,
            Error,
            Field,
            new(Part, First ?? 0),
            Events);
    }
}
