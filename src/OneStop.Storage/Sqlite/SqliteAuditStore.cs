using Microsoft.Data.Sqlite;
using OneStop.Storage.Audit;

namespace OneStop.Storage.Sqlite;

internal sealed class SqliteAuditStore(SqliteFile file, AuditChain chain) : IAuditStore
{
    private const string SelectHead = "select seq, hash, seal from audit_head where id = 1";

    public long Append(IReadOnlyList<string> entries)
    {
        try
        {
            return file.Write(connection =>
            {
                var (links, head) = chain.Extend(ReadHead(connection), entries);
                Insert(connection, links);
                MoveHead(connection, head);
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
        var head = ReadHead(connection);
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

    private static AuditHead? ReadHead(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = SelectHead;
        using var reader = command.ExecuteReader();
        return reader.Read()
            ? new AuditHead(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<byte[]>(2))
            : null;
    }

    private static void Insert(SqliteConnection connection, IReadOnlyList<AuditLink> links)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "insert into audit (seq, hash, entry) values ($seq, $hash, $entry)";
        var seq = command.Parameters.Add("$seq", SqliteType.Integer);
        var hash = command.Parameters.Add("$hash", SqliteType.Blob);
        var entry = command.Parameters.Add("$entry", SqliteType.Text);
        foreach (var link in links)
        {
            (seq.Value, hash.Value, entry.Value) = (link.Seq, link.Hash, link.Entry);
            command.ExecuteNonQuery();
        }
    }

    private static void MoveHead(SqliteConnection connection, AuditHead head)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "insert into audit_head (id, seq, hash, seal) values (1, $seq, $hash, $seal) "
            + "on conflict (id) do update set seq = excluded.seq, hash = excluded.hash, seal = excluded.seal";
        command.Parameters.AddWithValue("$seq", head.Seq);
        command.Parameters.AddWithValue("$hash", head.Hash);
        command.Parameters.AddWithValue("$seal", head.Seal);
        command.ExecuteNonQuery();
    }
}
