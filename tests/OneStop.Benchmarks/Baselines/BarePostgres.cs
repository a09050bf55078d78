using Npgsql;

namespace OneStop.Benchmarks.Baselines;

/// <summary>Two inserts from arrays per group, in one message.</summary>
internal sealed class BarePostgres : IBareStore
{
    private const string Schema = """
        create table bare_event (part int not null, seq bigint not null, stream text not null, kind int not null, source text not null, message_id text not null,
          body_hash bytea not null, source_time bigint not null, received_at bigint not null, payload bytea, primary key (part, seq), unique (message_id, source));
        create table bare_dossier (code text primary key, part int not null, seq bigint not null, version bigint not null, status int not null,
          source_seq bigint, last_at bigint not null, procedure text not null, unit text not null, digest bytea not null);
        create table bare_cursor (part int primary key, seq bigint not null);
        """;

    private const string InsertEvents = "insert into bare_event select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

    private const string InsertDossiers = """
        insert into bare_dossier select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (code) do update set part = excluded.part,
          seq = excluded.seq, version = excluded.version, status = excluded.status, source_seq = excluded.source_seq, last_at = excluded.last_at,
          digest = excluded.digest
        """;

    private readonly NpgsqlDataSource source;

    public BarePostgres(string connectionString)
    {
        source = NpgsqlDataSource.Create(connectionString);
        using var schema = source.CreateCommand(Schema);
        schema.ExecuteNonQuery();
    }

    public void Insert(IReadOnlyList<BareRow> rows)
    {
        // The last of a dossier counts: one statement may not write a line twice.
        BareRow[] last = [.. rows.Reverse().DistinctBy(row => row.Draft.Head!.Code)];
        using var batch = source.CreateBatch();
        batch.BatchCommands.Add(Command(
            InsertEvents,
            Of(rows, row => row.Partition),
            Of(rows, row => row.Seq),
            Of(rows, row => row.Draft.Stream.Text),
            Of(rows, row => (int)row.Draft.Kind),
            Of(rows, row => row.Draft.Source),
            Of(rows, row => row.Draft.MessageId),
            Of(rows, row => row.Draft.BodyHash),
            Of(rows, row => row.Draft.SourceTime.UtcTicks),
            Of(rows, row => row.Draft.ReceivedAt.UtcTicks),
            Of(rows, row => row.Draft.Payload)));
        batch.BatchCommands.Add(Command(
            InsertDossiers,
            Of(last, row => row.Draft.Head!.Code.Text),
            Of(last, row => row.Partition),
            Of(last, row => row.Seq),
            Of(last, row => row.Draft.Head!.Version),
            Of(last, row => (int)row.Draft.Head!.Status),
            Of(last, row => row.Draft.Head!.Sequence!.Value),
            Of(last, row => row.Draft.Head!.LastAt.UtcTicks),
            Of(last, row => row.Draft.Head!.Procedure.National),
            Of(last, row => row.Draft.Head!.Unit.Text),
            Of(last, row => row.Draft.Head!.Digest)));
        batch.ExecuteNonQuery();
    }

    public IReadOnlyList<(long Seq, byte[] Payload)> Page(int partition, long after, int rows)
    {
        using var command = source.CreateCommand("select seq, payload from bare_event where part = $1 and seq > $2 order by seq limit $3");
        command.Parameters.Add(new() { Value = partition });
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = rows });
        using var reader = command.ExecuteReader();
        var page = new List<(long, byte[])>();
        while (reader.Read())
        {
            page.Add((reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)));
        }

        return page;
    }

    public void SaveCursor(int partition, long seq)
    {
        using var command = source.CreateCommand("insert into bare_cursor values ($1, $2) on conflict (part) do update set seq = excluded.seq");
        command.Parameters.Add(new() { Value = partition });
        command.Parameters.Add(new() { Value = seq });
        command.ExecuteNonQuery();
    }

    public void Dispose() => source.Dispose();

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<object> columns)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var column in columns)
        {
            command.Parameters.Add(new() { Value = column });
        }

        return command;
    }

    private static T[] Of<T>(IReadOnlyList<BareRow> rows, Func<BareRow, T> column) => [.. rows.Select(column)];
}
