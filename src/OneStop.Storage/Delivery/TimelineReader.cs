using Dapper;
using OneStop.Core.Sync;

namespace OneStop.Storage.Delivery;

internal sealed class TimelineReader(IDatabase database, IJournalReader journal) : ITimelineReader
{
    private static readonly string Lines = $"""
        select distinct a.id, a.destination, a.part, a.from_seq as FromSeq, a.to_seq as ToSeq, a.stream, a.attempt, a.at, a.took, a.outcome, a.error, a.proof
        from journal j join delivery_attempt a
          on a.part = j.part and a.to_seq >= j.seq and a.to_seq < j.seq + {AttemptColumns.LongestLine} and a.from_seq <= j.seq
        where j.stream = @Text and (a.stream is null or a.stream = @Text)
        order by a.at, a.id
        """;

    // An event that was answered stands before the cursor only until the next write of it.
    private const string Behind = """
        select c.destination, c.part, min(j.seq) as Seq, min(j.received_at) as At
        from journal j join delivery_cursor c on c.part = j.part and c.seq < j.seq
        where j.stream = @Text
          and not exists (select 1 from delivery_waiting w where w.destination = c.destination and w.part = j.part and w.stream = j.stream and w.seq = j.seq)
          and not exists (select 1 from delivery_attempt a where a.destination = c.destination and a.part = j.part and a.from_seq <= j.seq and a.to_seq >= j.seq
            and a.outcome in ('delivered', 'superseded', 'cancelled') and (a.stream is null or a.stream = j.stream))
        group by c.destination, c.part order by c.destination
        """;

    public async Task<StreamTimeline> ReadAsync(StreamKey stream, CancellationToken cancellationToken)
    {
        var rows = await journal.OfStreamAsync(stream, cancellationToken);
        return await database.ReadAsync(
            async connection =>
            {
                var lines = await connection.QueryAsync<Line>(new CommandDefinition(Lines, new { stream.Text }, cancellationToken: cancellationToken));
                var holds = await ParkedLines.ReadAsync(connection, "where h.stream = @Text", "", new { stream.Text }, cancellationToken);
                var behind = await connection.QueryAsync<(string Destination, int Part, long Seq, long At)>(
                    new CommandDefinition(Behind, new { stream.Text }, cancellationToken: cancellationToken));
                return new StreamTimeline(rows, [.. lines.Select(line => line.Read())], holds)
                {
                    Behind = [.. behind.Select(line => new BehindEvent(line.Destination, new(line.Part, line.Seq), Instant.At(line.At)))],
                };
            },
            cancellationToken);
    }

    private sealed class Line
    {
        public required string Destination { get; init; }

        public int Part { get; init; }

        public long FromSeq { get; init; }

        public long ToSeq { get; init; }

        public string? Stream { get; init; }

        public int Attempt { get; init; }

        public long At { get; init; }

        public long Took { get; init; }

        public required string Outcome { get; init; }

        public string? Error { get; init; }

        public string? Proof { get; init; }

        public SentLine Read() => new(Destination, Part, new(
            FromSeq, ToSeq, Stream is null ? null : new(Stream), Attempt, Instant.At(At), TimeSpan.FromMicroseconds(Took), Outcome, Error, Proof));
    }
}
