using Dapper;
using OneStop.Core.Sync;

namespace OneStop.Storage.Journal;

/// <summary>What the slowest destination of each partition has not passed; a destination that has claimed nothing there stands at the origin.</summary>
internal static class BacklogQuery
{
    /// <summary>Columns <c>part, head, volume, passed</c>.</summary>
    public const string Passed = """
        select p.part, p.head, p.volume, min(coalesce(c.seq, p.origin)) as passed
        from journal_partition p
        cross join (select distinct destination from delivery_cursor) d
        left join delivery_cursor c on c.destination = d.destination and c.part = p.part
        group by p.part, p.head, p.volume
        """;

    // The first row that is not passed has its payload still; it tells where the partition's volume stood before it.
    private const string Select = $"""
        select cast(coalesce(sum(b.head - b.passed), 0) as bigint) as Rows,
               cast(coalesce(sum(coalesce(b.volume - (
                 select j.volume - length(j.payload) from journal j where j.part = b.part and j.seq > b.passed order by j.seq limit 1), 0)), 0) as bigint) as Bytes
        from ({Passed}) b
        """;

    public static Task<Backlog> RunAsync(IDatabase database, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.QuerySingleAsync<Backlog>(new CommandDefinition(Select, cancellationToken: cancellationToken)), cancellationToken);
}
