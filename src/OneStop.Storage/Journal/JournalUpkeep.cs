using Dapper;
using Microsoft.Extensions.Options;
using OneStop.Core.Sync;

namespace OneStop.Storage.Journal;

internal sealed class JournalUpkeep(IDatabase database, IOptions<JournalOptions> options, TimeProvider time) : IJournalUpkeep
{
    // The lock shuts appending out: heads and cursors then stand still.
    private const string LockPartitions = "update journal_partition set head = head";

    private const string Behind = """
        select count(*) from journal_partition p cross join (select distinct destination from delivery_cursor) d
        left join delivery_cursor c on c.destination = d.destination and c.part = p.part
        where coalesce(c.seq, p.origin) < p.head
        """;

    private const string LayOut = """
        update journal_partition set origin = head;
        update journal_layout set partitions = @partitions
        """;

    public async Task<Retained> RetainAsync(CancellationToken cancellationToken)
    {
        var walk = RetentionWalk.At(time.GetUtcNow(), options.Value);
        var total = Retained.Nothing;
        foreach (var (part, first, passed) in await RangesAsync(cancellationToken))
        {
            total += await RetentionWalk.RunAsync(first, passed, (from, to) =>
                database.WriteAsync(new RetentionSweep(part, from, to, walk).RunAsync, cancellationToken));
        }

        return total;
    }

    public Task<Backlog> BacklogAsync(CancellationToken cancellationToken) => BacklogQuery.RunAsync(database, cancellationToken);

    public Task ChangePartitionsAsync(int partitions, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(partitions);
        return database.WriteAsync(
            async connection =>
            {
                await connection.ExecuteAsync(LockPartitions);
                if (await connection.ExecuteScalarAsync<long>(Behind) is > 0 and var behind)
                {
                    throw new InvalidOperationException($"{behind} cursors stand behind the journal: let every destination deliver everything first.");
                }

                if (await connection.ExecuteScalarAsync<long>("select count(*) from delivery_waiting") is > 0 and var held)
                {
                    throw new InvalidOperationException($"{held} events are held: let them be delivered, or cancel them.");
                }

                await connection.ExecuteAsync(LayOut, new { partitions });
                return await connection.ExecuteAsync(JournalLayout.AddPartition, Enumerable.Range(0, partitions).Select(part => new { part }));
            },
            cancellationToken);
    }

    private Task<IReadOnlyList<(long Part, long First, long Passed)>> RangesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<(long, long, long)>>(
            async connection => [.. await connection.QueryAsync<(long, long, long)>(new CommandDefinition(
                $"""
                select b.part, coalesce((select min(j.seq) from journal j where j.part = b.part), b.head + 1), b.passed
                from ({BacklogQuery.Passed}) b order by b.part
                """,
                cancellationToken: cancellationToken))],
            cancellationToken);
}
