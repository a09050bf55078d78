using Microsoft.Data.Sqlite;

namespace OneStop.Storage.Sqlite;

/// <summary>A connection with its statements kept prepared: preparing them anew costs as much as a small commit.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);

    public SqliteConnection Connection => connection;

    /// <summary>A statement with its parameters set, in the order in which <paramref name="names"/> gives them.</summary>
    public SqliteCommand Statement(string sql, ReadOnlySpan<string> names, params ReadOnlySpan<object> values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var name in names)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            }

            prepared.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command;
    }

    /// <summary>What <paramref name="work"/> returns is durable. When it throws, close the connection: that rolls back.</summary>
    public T InTransaction<T>(Func<SqliteSession, T> work)
    {
        Statement("begin immediate", []).ExecuteNonQuery();
        var result = work(this);
        Statement("commit", []).ExecuteNonQuery();
        return result;
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }
}
