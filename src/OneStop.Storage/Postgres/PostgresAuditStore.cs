using System.Data;
using Npgsql;
using OneStop.Storage.Audit;

namespace OneStop.Storage.Postgres;

/// <summary>
/// Nodes take turns at the head row: locked, hashed here (the key never reaches the database), written with its rows, released.
/// </summary>
internal sealed class PostgresAuditStore(NpgsqlDataSource source, AuditChain chain) : IAuditStore
{
    // A node frozen while it holds the head would stop all others: after 2 s the server ends its session. A waiting node gives up
    // before its callers do. A server that acknowledges commits before they are on disk is told not to, for this transaction.
    private const string Guard = """
        select set_config('idle_in_transaction_session_timeout', '2000', true),
               set_config('lock_timeout', '500', true),
               set_config('statement_timeout', '1000', true),
               case current_setting('synchronous_commit') when 'off' then set_config('synchronous_commit', 'on', true) end
        """;

    private const string SelectHead = "select seq, hash, seal from audit_head where id = 1";
    private const string Insert = "insert into audit (seq, hash, entry) select * from unnest($1::bigint[], $2::bytea[], $3::text[])";

    private const string MoveHead = "insert into audit_head (id, seq, hash, seal) values (1, $1, $2, $3) "
        + "on conflict (id) do update set seq = excluded.seq, hash = excluded.hash, seal = excluded.seal";

    public long Append(IReadOnlyList<string> entries)
    {
        var committing = false;
        try
        {
            using var connection = source.OpenConnection();
            using var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
            var (links, head) = chain.Extend(LockHead(connection), entries);
            Write(connection, links, head);
            committing = true;
            transaction.Commit();
            return links[0].Seq;
        }
        catch (NpgsqlException e) when (PostgresErrors.MayRepeat(e, committing))
        {
            throw new StoreConflictException(e);
        }
    }

    public async Task<AuditPage> PageAsync(long after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(SelectHead),
                new NpgsqlBatchCommand("select seq, hash, entry from audit where seq > $1 order by seq limit $2")
                {
                    Parameters = { new() { Value = after }, new() { Value = limit } },
                },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var head = ReadHead(reader);
        await reader.NextResultAsync(cancellationToken);
        var rows = new List<AuditLink>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new AuditLink(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetString(2)));
        }

        return new AuditPage(rows, head);
    }

    private static AuditHead? LockHead(NpgsqlConnection connection)
    {
        using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { new NpgsqlBatchCommand(Guard), new NpgsqlBatchCommand($"{SelectHead} for no key update") },
        };
        using var reader = batch.ExecuteReader();
        reader.NextResult();
        return ReadHead(reader);
    }

    private static void Write(NpgsqlConnection connection, IReadOnlyList<AuditLink> links, AuditHead head)
    {
        using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(Insert)
                {
                    Parameters =
                    {
                        new() { Value = links.Select(link => link.Seq).ToArray() },
                        new() { Value = links.Select(link => link.Hash).ToArray() },
                        new() { Value = links.Select(link => link.Entry).ToArray() },
                    },
                },
                new NpgsqlBatchCommand(MoveHead)
                {
                    Parameters = { new() { Value = head.Seq }, new() { Value = head.Hash }, new() { Value = head.Seal } },
                },
            },
        };
        batch.ExecuteNonQuery();
    }

    private static AuditHead? ReadHead(NpgsqlDataReader reader) => reader.Read()
        ? new AuditHead(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<byte[]>(2))
        : null;
}
