using System.Data.Common;
using Dapper;
using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.Storage.Delivery;

internal sealed class ParkedBook(IDatabase database, TimeProvider time) : IParkedBook
{
    private const string Chosen =
        "where (@destination is null or h.destination = @destination) and (@state = -1 or h.state = @state) and (@cause is null or h.error = @cause)";

    private const string Where = $"""
        {Chosen}
          and (@since = -1 or h.since > @since or (h.since = @since and (h.destination > @afterDestination
               or (h.destination = @afterDestination and h.stream > @afterStream))))
        """;

    private const string Counts = $"""
        select h.destination as Destination, h.state as State, h.error as Cause, count(*) as Streams,
               cast(coalesce(sum((select count(*) from delivery_waiting w where w.destination = h.destination and w.part = h.part and w.stream = h.stream)), 0) as bigint) as Events,
               min(h.since) as Oldest
        from delivery_hold h {Chosen} group by h.destination, h.state, h.error order by h.destination, h.state, h.error
        """;

    private const string Replay = """
        update delivery_hold set state = 0, next_attempt_at = @now, attempts = case when @clear = 1 then 0 else attempts end
        where destination = @destination and stream = @stream
        """;

    // The rest goes on at once, with attempts of its own.
    private const string AfterCancel = """
        delete from delivery_hold where destination = @destination and stream = @stream and not exists (
          select 1 from delivery_waiting w where w.destination = delivery_hold.destination and w.part = delivery_hold.part and w.stream = delivery_hold.stream);
        update delivery_hold set state = 0, attempts = 0, uncertain = 0, error = null, field = null, next_attempt_at = @now
        where destination = @destination and stream = @stream and @isFirst = 1
        """;

    private const string AddLine = """
        insert into delivery_attempt (destination, part, from_seq, to_seq, stream, attempt, at, took, outcome, error, proof)
        values (@destination, @part, @seq, @seq, @stream, 0, @now, 0, 'cancelled', @error, @proof)
        """;

    public Task<IReadOnlyList<ParkedEntry>> ListAsync(ParkedQuery query, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            destination = query.Destination,
            state = query.State is { } state ? (long)state : -1L,
            cause = query.Cause,
            since = query.After is { } after ? Instant.Of(after.Since) : -1L,
            afterDestination = query.After?.Destination ?? "",
            afterStream = query.After?.Stream.Text ?? "",
            limit = query.Limit,
        };
        return database.ReadAsync(connection => ParkedLines.ReadAsync(connection, Where, "limit @limit", parameters, cancellationToken), cancellationToken);
    }

    public Task<IReadOnlyList<ParkedCount>> CountAsync(ParkedQuery query, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<ParkedCount>>(
        async connection => [.. (await connection.QueryAsync<CountLine>(new CommandDefinition(
            Counts,
            new { destination = query.Destination, state = query.State is { } state ? (long)state : -1L, cause = query.Cause },
            cancellationToken: cancellationToken)))
            .Select(line => new ParkedCount(line.Destination, (HoldState)line.State, line.Cause, line.Streams, line.Events, Instant.At(line.Oldest)))],
        cancellationToken);

    public Task<bool> ReplayAsync(string destination, StreamKey stream, bool clearAttempts, CancellationToken cancellationToken) => database.WriteAsync(
        async connection => await connection.ExecuteAsync(new CommandDefinition(
            Replay,
            new { destination, stream = stream.Text, now = Now(), clear = clearAttempts ? 1L : 0L },
            cancellationToken: cancellationToken)) > 0,
        cancellationToken);

    public Task<int> CancelAsync(Cancellation cancellation, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => CancelAsync(connection, cancellation, Now()), cancellationToken);

    private static async Task<int> CancelAsync(DbConnection connection, Cancellation cancellation, long now)
    {
        var key = new { destination = cancellation.Destination, stream = cancellation.Stream.Text };
        var held = (await connection.QueryAsync<(long Part, long Seq)>(
            "select part, seq from delivery_waiting where destination = @destination and stream = @stream order by seq", key)).AsList();
        var gone = held.FindAll(item => cancellation.Seqs?.Contains(item.Seq) ?? true);
        if (gone.Count == 0)
        {
            return 0;
        }

        var lines = gone.ConvertAll(item => new
        {
            key.destination,
            key.stream,
            part = item.Part,
            seq = item.Seq,
            now,
            error = ErrorTable.Of(ErrorCode.DeliveryCancelled).Id,
            proof = $"{cancellation.By}: {cancellation.Reason}",
        });
        await connection.ExecuteAsync("delete from delivery_waiting where destination = @destination and part = @part and stream = @stream and seq = @seq", lines);
        await connection.ExecuteAsync(AddLine, lines);
        await connection.ExecuteAsync(AfterCancel, new { key.destination, key.stream, now, isFirst = gone[0].Seq == held[0].Seq ? 1L : 0L });
        return gone.Count;
    }

    private long Now() => Instant.Of(time.GetUtcNow());

    private sealed class CountLine
    {
        public required string Destination { get; init; }

        public int State { get; init; }

        public string? Cause { get; init; }

        public long Streams { get; init; }

        public long Events { get; init; }

        public long Oldest { get; init; }
    }
}
