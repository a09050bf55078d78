using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Options;
using OneStop.Core.Sync;

namespace OneStop.Storage.Journal;

internal sealed class JournalReader(IDatabase database, JournalTail tail, IOptions<JournalOptions> options) : IJournalReader
{
    private const string Select = $"select {JournalRows.Columns} from journal j ";

    // The limit of bytes is counted from the first row's own, so that this one always comes. The limit of rows is one of numbers, which have gaps only
    // where retention took rows: with it no plan sorts, and no filter on bytes goes through, all of a long backlog for one page.
    private const string SelectPage = Select + """
        join (select volume - coalesce(length(payload), 0) as start, seq from journal where part = @partition and seq > @after order by seq limit 1) f
          on j.seq >= f.seq and j.seq < f.seq + @rows
        where j.part = @partition and (j.volume - f.start <= @bytes or j.seq = f.seq)
        order by j.seq
        """;

    public async Task<IReadOnlyList<JournalRow>> PageAsync(int partition, long after, int rows, int bytes, CancellationToken cancellationToken) =>
        tail.Page(partition, after, rows, bytes)
        ?? await QueryAsync(SelectPage, new { partition = (long)partition, after, rows, bytes = (long)bytes }, cancellationToken);

    public Task<IReadOnlyList<long>> HeadsAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<long>>(
        async connection => [.. await connection.QueryAsync<long>(new CommandDefinition(
            "select head from journal_partition where part < @Partitions order by part",
            new { options.Value.Partitions },
            cancellationToken: cancellationToken))],
        cancellationToken);

    public async Task<JournalRow?> FindAsync(EventPosition position, CancellationToken cancellationToken)
    {
        if (tail.Find(position) is { } recent)
        {
            return recent;
        }

        var rows = await QueryAsync(
            Select + "where j.part = @Partition and j.seq = @Seq", new { Partition = (long)position.Partition, position.Seq }, cancellationToken);
        return rows.Count == 0 ? null : rows[0];
    }

    public async Task<IReadOnlyList<JournalRow>> OfStreamAsync(StreamKey stream, CancellationToken cancellationToken)
    {
        var rows = await QueryAsync(Select + "where j.stream = @Text order by j.part, j.seq", new { stream.Text }, cancellationToken);

        // A stream changes its partition only when the journal is laid out anew.
        return [.. rows.GroupBy(row => row.Position.Partition).OrderBy(part => part.Min(row => row.ReceivedAt)).SelectMany(part => part)];
    }

    private Task<IReadOnlyList<JournalRow>> QueryAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => QueryAsync(connection, new CommandDefinition(sql, parameters, cancellationToken: cancellationToken)), cancellationToken);

    private static async Task<IReadOnlyList<JournalRow>> QueryAsync(DbConnection connection, CommandDefinition command)
    {
        await using var reader = await connection.ExecuteReaderAsync(command);
        var rows = new List<JournalRow>();
        while (await reader.ReadAsync(command.CancellationToken))
        {
            rows.Add(JournalRows.Read(reader));
        }

        return rows;
    }
}
