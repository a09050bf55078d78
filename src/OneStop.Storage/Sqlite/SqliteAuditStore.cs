using Microsoft.Data.Sqlite;
using OneStop.Storage.Audit;

namespace OneStop.Storage.Sqlite;

internal sealed class SqliteAuditStore(SqliteFile file, AuditChain chain) : IAuditStore
{
    private const string SelectHead = "select seq, hash, seal from audit_head where id = 1";
    private const string InsertRow = "insert into audit (seq, hash, entry) values (?1, ?2, ?3)";
    private const string MoveHead = "insert into audit_head (id, seq, hash, seal) values (1, ?1, ?2, ?3) "
        + "on conflict (id) do update set seq = excluded.seq, hash = excluded.hash, seal = excluded.seal";

    public long Append(IReadOnlyList<string> entries)
    {
        try
        {
            return file.Write(writer =>
            {
                var (links, head) = chain.Extend(writer.First(SelectHead, row => new AuditHead(row.Long(0), row.Bytes(1), row.Bytes(2))), entries);
                foreach (var link in links)
                {
                    writer.Run(InsertRow, link.Seq, link.Hash, link.Entry);
                }

                writer.Run(MoveHead, head.Seq, head.Hash, head.Seal);
                return links[0].Seq;
            });
        }
        catch (SqliteException e) when (SqliteFile.IsBusy(e))
        {
            throw new StoreConflictException(e);
        }
    }

    public async Task<AuditPage> PageAsync(long after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = file.OpenReader();
        await using var snapshot = connection.BeginTransaction(deferred: true);
        await using var selectHead = connection.CreateCommand();
        selectHead.CommandText = SelectHead;
        var head = ReadHead(selectHead);
        await using var command = connection.CreateCommand();
        command.CommandText = "select seq, hash, entry from audit where seq > $after order by seq limit $limit";
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$limit", limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<AuditLink>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new AuditLink(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetString(2)));
        }

        return new AuditPage(rows, head);
    }

    private static AuditHead? ReadHead(SqliteCommand select)
    {
        using var reader = select.ExecuteReader();
        return reader.Read()
            ? new AuditHead(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<byte[]>(2))
            : null;
    }
}
