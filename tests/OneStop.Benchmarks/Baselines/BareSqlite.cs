using Microsoft.Data.Sqlite;

namespace OneStop.Benchmarks.Baselines;

/// <summary>One prepared insert per row in one transaction, with the hub's own pragmas.</summary>
internal sealed class BareSqlite : IBareStore
{
    private readonly Lock gate = new();
    private readonly string file;
    private readonly SqliteConnection writer;
    private readonly SqliteCommand insert;
    private readonly SqliteCommand dossier;
    private readonly SqliteCommand cursor;

    public BareSqlite(string folder)
    {
        file = Path.Combine(folder, "bare.db");
        writer = Open();
        using var schema = writer.CreateCommand();
        schema.CommandText = """
            pragma journal_mode = wal; pragma synchronous = full;
            create table event (id integer primary key, part integer not null, seq integer not null, stream text not null, kind integer not null,
              source text not null, message_id text not null, body_hash blob not null, source_time integer not null, received_at integer not null,
              payload blob, unique (part, seq), unique (message_id, source));
            create table dossier (code text primary key, part integer not null, seq integer not null, version integer not null, status integer not null,
              source_seq integer, last_at integer not null, procedure text not null, unit text not null, digest blob not null);
            create table cursor (part integer primary key, seq integer not null);
            """;
        schema.ExecuteNonQuery();
        insert = Prepared(
            "insert into event (part, seq, stream, kind, source, message_id, body_hash, source_time, received_at, payload) values ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9)", 10);
        dossier = Prepared(
            """
            insert into dossier values ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (code) do update set part = excluded.part, seq = excluded.seq,
              version = excluded.version, status = excluded.status, source_seq = excluded.source_seq, last_at = excluded.last_at, digest = excluded.digest
            """,
            10);
        cursor = Prepared("insert into cursor values ($0, $1) on conflict (part) do update set seq = excluded.seq", 2);
    }

    public void Insert(IReadOnlyList<BareRow> rows) => InTransaction(() =>
    {
        foreach (var (partition, seq, draft) in rows)
        {
            Run(
                insert, partition, seq, draft.Stream.Text, (int)draft.Kind, draft.Source, draft.MessageId, draft.BodyHash,
                draft.SourceTime.UtcTicks, draft.ReceivedAt.UtcTicks, draft.Payload);
            var head = draft.Head!;
            Run(
                dossier, head.Code.Text, partition, seq, head.Version, (int)head.Status, head.Sequence!, head.LastAt.UtcTicks, head.Procedure.National, head.Unit.Text,
                head.Digest);
        }
    });

    public IReadOnlyList<(long Seq, byte[] Payload)> Page(int partition, long after, int rows)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select seq, payload from event where part = $part and seq > $after order by seq limit $rows";
        command.Parameters.AddWithValue("$part", partition);
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$rows", rows);
        using var reader = command.ExecuteReader();
        var page = new List<(long, byte[])>();
        while (reader.Read())
        {
            page.Add((reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)));
        }

        return page;
    }

    public void SaveCursor(int partition, long seq) => InTransaction(() => Run(cursor, partition, seq));

    public void Dispose()
    {
        insert.Dispose();
        dossier.Dispose();
        cursor.Dispose();
        writer.Dispose();
    }

    private void InTransaction(Action work)
    {
        lock (gate)
        {
            using var transaction = writer.BeginTransaction();
            (insert.Transaction, dossier.Transaction, cursor.Transaction) = (transaction, transaction, transaction);
            work();
            transaction.Commit();
        }
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    private SqliteCommand Prepared(string sql, int parameters)
    {
        var command = writer.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }

        return command;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString);
        connection.Open();
        return connection;
    }
}
