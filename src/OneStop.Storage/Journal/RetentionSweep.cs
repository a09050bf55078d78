using System.Data.Common;
using Dapper;
using OneStop.Core.Sync;

namespace OneStop.Storage.Journal;

/// <summary>One step of retention: a range of numbers that every destination has passed.</summary>
internal sealed class RetentionSweep(long part, long from, long to, RetentionWalk walk)
{
    private const string IsFree = """
        not exists (select 1 from delivery_waiting w where w.part = journal.part and w.seq = journal.seq)
        and not exists (select 1 from dossier d where d.code = journal.stream and d.part = journal.part and d.seq = journal.seq)
        """;

    private const string Oldest = "select received_at from journal where part = @part and seq >= @from and seq <= @to order by seq limit 1";

    private const string Empty = $"""
        update journal set payload = null
        where part = @part and seq >= @from and seq <= @to and received_at < @payloads and payload is not null and {IsFree}
        """;

    private const string Delete = $"delete from journal where part = @part and seq >= @from and seq <= @to and received_at < @rows and {IsFree}";

    private const string DeleteLines = """
        delete from delivery_attempt where part = @part and to_seq >= @from and to_seq <= @to and at < @rows
          and not exists (select 1 from journal j where j.part = delivery_attempt.part and j.seq >= delivery_attempt.from_seq and j.seq <= delivery_attempt.to_seq)
        """;

    /// <summary>Null when the range is too young, and all that follows with it.</summary>
    public async Task<Retained?> RunAsync(DbConnection connection)
    {
        var range = new { part, from, to, payloads = walk.Payloads, rows = walk.Rows };
        if (await connection.ExecuteScalarAsync<long?>(Oldest, range) >= walk.Payloads)
        {
            return null;
        }

        var emptied = await connection.ExecuteAsync(Empty, range);
        var deleted = await connection.ExecuteAsync(Delete, range);
        await connection.ExecuteAsync(DeleteLines, range);
        return new(emptied, deleted);
    }
}
