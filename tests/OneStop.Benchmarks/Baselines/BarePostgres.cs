using Npgsql;

namespace OneStop.Benchmarks.Baselines;

/// <summary>One insert from arrays per group.</summary>
internal sealed class BarePostgres : IBareStore
{
    private const string Schema = """
        create table bare_event (part int not null, seq bigint not null, stream text not null, kind int not null, source text not null, message_id text not null,
          body_hash bytea not null, source_time bigint not null, received_at bigint not null, payload bytea, primary key (part, seq), unique (message_id, source));
        create table bare_cursor (part int primary key, seq bigint not null);
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
        using var command = source.CreateCommand("insert into bare_event select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
        command.Parameters.Add(new() { Value = Of(rows, row => row.Partition) });
        command.Parameters.Add(new() { Value = Of(rows, row => row.Seq) });
        command.Parameters.Add(new() { Value = Of(rows, row => row.Draft.Stream.Text) });
        command.Parameters.Add(new() { Value = Of(rows, row => (int)row.Draft.Kind) });
        command.Parameters.Add(new() { Value = Of(rows, row => row.Draft.Source) });
        command.Parameters.Add(new() { Value = Of(rows, row => row.Draft.MessageId) });
        command.Parameters.Add(new() { Value = Of(rows, row => row.Draft.BodyHash) });
        command.Parameters.Add(new() { Value = Of(rows, row => row.Draft.SourceTime.UtcTicks) });
        command.Parameters.Add(new() { Value = Of(rows, row => row.Draft.ReceivedAt.UtcTicks) });
        command.Parameters.Add(new() { Value = Of(rows, row => row.Draft.Payload) });
        command.ExecuteNonQuery();
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

    private static T[] Of<T>(IReadOnlyList<BareRow> rows, Func<BareRow, T> column) => [.. rows.Select(column)];
}
