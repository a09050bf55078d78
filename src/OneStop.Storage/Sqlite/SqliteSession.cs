using Microsoft.Data.Sqlite;

namespace OneStop.Storage.Sqlite;

/// <summary>A connection with its statements kept prepared: preparing them anew costs as much as a small commit.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteStatement> prepared = new(StringComparer.Ordinal);

    public SqliteConnection Connection => connection;

    /// <summary>Runs to the end; how many rows it changed.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Prepared(sql).Run(values);

    /// <summary>What <paramref name="read"/> makes of the first row; the default when there is none.</summary>
    public T? First<T>(string sql, Func<SqliteStatement, T> read, params ReadOnlySpan<object?> values) => Prepared(sql).First(read, values);

    /// <summary>The first row's number; null when there is no row.</summary>
    public long? Number(string sql, params ReadOnlySpan<object?> values) => Prepared(sql).First<long?>(row => row.Long(0), values);

    /// <summary>What <paramref name="work"/> returns is durable. When it throws, close the connection: that rolls back.</summary>
    public T InTransaction<T>(Func<SqliteSession, T> work)
    {
        Run("begin immediate");
        var result = work(this);
        Run("commit");
        return result;
    }

    public void Dispose()
    {
        foreach (var statement in prepared.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    private SqliteStatement Prepared(string sql)
    {
        if (!prepared.TryGetValue(sql, out var statement))
        {
            prepared.Add(sql, statement = new SqliteStatement(connection, sql));
        }

        return statement;
    }
}
