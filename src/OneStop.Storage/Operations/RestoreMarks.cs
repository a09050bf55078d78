using Dapper;
using OneStop.Core.Sync;

namespace OneStop.Storage.Operations;

internal sealed class RestoreMarks(IDatabase database) : IRestoreMarks
{
    private const string Note = """
        insert into restore_mark (destination, part, seq, noticed_at) values (@Destination, @part, @Seq, @at)
        on conflict (destination, part) do update set seq = excluded.seq, noticed_at = excluded.noticed_at where excluded.seq > restore_mark.seq
        """;

    private const string Passed =
        "exists (select 1 from delivery_cursor c where c.destination = restore_mark.destination and c.part = restore_mark.part and c.seq >= restore_mark.seq)";

    public Task<StorePosition> ReadAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async connection => new StorePosition(
            (await connection.ExecuteScalarAsync<string>(new CommandDefinition("select id from store_instance", cancellationToken: cancellationToken)))!,
            [.. (await connection.QueryAsync<(string Destination, int Part, long Epoch, long Seq)>(new CommandDefinition(
                "select destination, part, epoch, seq from delivery_cursor order by destination, part", cancellationToken: cancellationToken)))
                .Select(line => new CursorMark(line.Destination, line.Part, line.Epoch, line.Seq))])
        {
            AuditRows = await connection.ExecuteScalarAsync<long?>(new CommandDefinition("select max(seq) from audit_head", cancellationToken: cancellationToken)) ?? 0,
        },
        cancellationToken);

    public Task NoteAsync(IReadOnlyList<RestoreMark> marks, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.ExecuteAsync(
            Note, marks.Select(mark => new { mark.Destination, part = (long)mark.Partition, mark.Seq, at = Instant.Of(mark.NoticedAt) })),
        cancellationToken);

    public Task<IReadOnlyList<RestoreMark>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<RestoreMark>>(
        async connection => [.. (await connection.QueryAsync<(string Destination, int Part, long Seq, long At)>(new CommandDefinition(
            $"select destination, part, seq, noticed_at from restore_mark where not {Passed} order by destination, part", cancellationToken: cancellationToken)))
            .Select(line => new RestoreMark(line.Destination, line.Part, line.Seq, Instant.At(line.At)))],
        cancellationToken);

    public async Task<long> UpToAsync(string destination, int partition, CancellationToken cancellationToken) => await database.ReadAsync(
        connection => connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "select seq from restore_mark where destination = @destination and part = @partition",
            new { destination, partition = (long)partition },
            cancellationToken: cancellationToken)),
        cancellationToken) ?? 0;

    public async Task<IReadOnlyList<string>> ClearPassedAsync(CancellationToken cancellationToken)
    {
        // Asked first, because it is called each second and there is hardly ever anything to write.
        var passed = await database.ReadAsync(
            connection => connection.ExecuteScalarAsync<long>(new CommandDefinition(
                $"select count(*) from restore_mark where {Passed}", cancellationToken: cancellationToken)),
            cancellationToken);
        return passed == 0 ? [] : await database.WriteAsync<IReadOnlyList<string>>(
            async connection =>
            {
                var before = (await connection.QueryAsync<string>("select distinct destination from restore_mark")).AsList();
                await connection.ExecuteAsync($"delete from restore_mark where {Passed}");
                var after = (await connection.QueryAsync<string>("select distinct destination from restore_mark")).AsList();
                return [.. before.Except(after, StringComparer.Ordinal)];
            },
            cancellationToken);
    }
}
