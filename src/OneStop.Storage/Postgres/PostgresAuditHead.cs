using Npgsql;
using OneStop.Storage.Audit;

namespace OneStop.Storage.Postgres;

/// <summary>The access log's head row, and how rows are written with it.</summary>
internal static class PostgresAuditHead
{
    public const string Select = "select seq, hash, seal from audit_head where id = 1";

    // A node frozen while it holds the head would stop all others: after 2 s the server ends its session. A waiting node gives up
    // before its callers do. A server that acknowledges commits before they are on disk is told not to, for this transaction.
    private const string Guard = """
        select set_config('idle_in_transaction_session_timeout', '2000', true),
               set_config('lock_timeout', '500', true),
               set_config('statement_timeout', '1000', true),
               case current_setting('synchronous_commit') when 'off' then set_config('synchronous_commit', 'on', true) end
        """;

    private const string Insert = "insert into audit (seq, hash, entry) select * from unnest($1::bigint[], $2::bytea[], $3::text[])";

    private const string Move = "insert into audit_head (id, seq, hash, seal) values (1, $1, $2, $3) "
        + "on conflict (id) do update set seq = excluded.seq, hash = excluded.hash, seal = excluded.seal";

    private const string InsertBehind = """
        with moved as (
          update audit_head set seq = $4, hash = $5, seal = $6 where id = 1 and seq = $7 and hash = $8 and seal = $9 returning true as done),
        rows as (
          insert into audit (seq, hash, entry) select r.seq, r.hash, r.entry from unnest($1, $2, $3) as r (seq, hash, entry) join moved on moved.done)
        select exists (select 1 from moved), h.seq, h.hash, h.seal from (select 1) one left join audit_head h on h.id = 1
        """;

    /// <summary>
    /// Writes the rows in one durable call if the head is still what it was. Else writes nothing, and tells the head that stood there instead when
    /// this began.
    /// </summary>
    public static bool TryFollow(NpgsqlConnection connection, AuditHead head, IReadOnlyList<AuditLink> links, AuditHead next, out AuditHead? instead)
    {
        using var batch = new NpgsqlBatch(connection) { BatchCommands = { new(Guard), new(InsertBehind) } };
        var parameters = batch.BatchCommands[1].Parameters;
        Bind(parameters, links);
        Bind(parameters, next);
        Bind(parameters, head);
        using var reader = batch.ExecuteReader();
        reader.NextResult();
        reader.Read();
        var isWritten = reader.GetBoolean(0);
        instead = isWritten || reader.IsDBNull(1) ? null : HeadIn(reader, 1);

        // Only the end of the whole message says that the commit has happened.
        while (reader.NextResult())
        {
        }

        return isWritten;
    }

    public static AuditHead? Lock(NpgsqlConnection connection)
    {
        using var batch = new NpgsqlBatch(connection) { BatchCommands = { new(Guard), new($"{Select} for no key update") } };
        using var reader = batch.ExecuteReader();
        reader.NextResult();
        return Read(reader);
    }

    public static void Write(NpgsqlConnection connection, IReadOnlyList<AuditLink> links, AuditHead next)
    {
        using var batch = new NpgsqlBatch(connection) { BatchCommands = { new(Insert), new(Move) } };
        Bind(batch.BatchCommands[0].Parameters, links);
        Bind(batch.BatchCommands[1].Parameters, next);
        batch.ExecuteNonQuery();
    }

    /// <summary>Whether this very row was written: nobody else can have made its hash.</summary>
    public static bool Stands(NpgsqlConnection connection, AuditLink row)
    {
        using var command = new NpgsqlCommand("select exists (select 1 from audit where seq = $1 and hash = $2)", connection)
        {
            Parameters = { new() { Value = row.Seq }, new() { Value = row.Hash } },
        };
        return (bool)command.ExecuteScalar()!;
    }

    public static AuditHead? Read(NpgsqlDataReader reader) => reader.Read() ? HeadIn(reader, 0) : null;

    private static AuditHead HeadIn(NpgsqlDataReader reader, int column) =>
        new(reader.GetInt64(column), reader.GetFieldValue<byte[]>(column + 1), reader.GetFieldValue<byte[]>(column + 2));

    private static void Bind(NpgsqlParameterCollection parameters, IReadOnlyList<AuditLink> links)
    {
        parameters.AddTyped(links.Select(link => link.Seq).ToArray());
        parameters.AddTyped(links.Select(link => link.Hash).ToArray());
        parameters.AddTyped(links.Select(link => link.Entry).ToArray());
    }

    private static void Bind(NpgsqlParameterCollection parameters, AuditHead head)
    {
        parameters.AddTyped(head.Seq);
        parameters.AddTyped(head.Hash);
        parameters.AddTyped(head.Seal);
    }
}
