using Dapper;
using OneStop.Core.Sync;

namespace OneStop.Storage.Delivery;

internal sealed class DestinationBeats(IDatabase database, TimeProvider time) : IDestinationBeats
{
    private const string Note = """
        insert into destination_beat (destination, node, at, outage_since, error) values (@Destination, @Node, @at, @since, @Error)
        on conflict (destination, node) do update set at = excluded.at, outage_since = excluded.outage_since, error = excluded.error
        """;

    public Task NoteAsync(IReadOnlyList<DestinationBeat> beats, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            await connection.ExecuteAsync("delete from destination_beat where at < @fresh", new { fresh = Fresh() });
            return await connection.ExecuteAsync(Note, beats.Select(beat => new
            {
                beat.Destination,
                beat.Node,
                at = Instant.Of(beat.At),
                since = beat.OutageSince is { } since ? Instant.Of(since) : (long?)null,
                beat.Error,
            }));
        },
        cancellationToken);

    public Task LeaveAsync(string node, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.ExecuteAsync(new CommandDefinition(
            "delete from destination_beat where node = @node", new { node }, cancellationToken: cancellationToken)),
        cancellationToken);

    public Task<IReadOnlyList<DestinationBeat>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<DestinationBeat>>(
        async connection => [.. (await connection.QueryAsync<(string Destination, string Node, long At, long? Since, string? Error)>(new CommandDefinition(
            "select destination, node, at, outage_since, error from destination_beat where at >= @fresh order by destination, node",
            new { fresh = Fresh() },
            cancellationToken: cancellationToken)))
            .Select(line => new DestinationBeat(
                line.Destination, line.Node, Instant.At(line.At), line.Since is { } since ? Instant.At(since) : null, line.Error))],
        cancellationToken);

    private long Fresh() => Instant.Of(time.GetUtcNow() - DestinationBeat.Fresh);
}
