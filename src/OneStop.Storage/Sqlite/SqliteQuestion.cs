using Microsoft.Data.Sqlite;

namespace OneStop.Storage.Sqlite;

/// <summary>
/// A question that comes with every event or look-up: its connection stays open with the statement prepared, because reading the statement anew takes
/// several times as long as answering it.
/// </summary>
/// <param name="sql">With one parameter, <c>$key</c>.</param>
/// <param name="read">Reads all rows.</param>
internal sealed class SqliteQuestion<T>(SqliteFile file, string sql, Func<SqliteDataReader, T> read) : IDisposable
{
    private readonly Lock gate = new();
    private SqliteConnection? connection;
    private SqliteCommand? command;

    public T Ask(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            try
            {
                return Read(key);
            }
            catch
            {
                Close();
                throw;
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            Close();
        }
    }

    private T Read(string key)
    {
        var select = command ??= Prepare();
        select.Parameters[0].Value = key;
        using var reader = select.ExecuteReader();
        return read(reader);
    }

    private SqliteCommand Prepare()
    {
        connection = file.OpenReader();
        var select = connection.CreateCommand();
        select.CommandText = sql;
        select.Parameters.Add("$key", SqliteType.Text);
        return select;
    }

    private void Close()
    {
        command?.Dispose();
        connection?.Dispose();
        (command, connection) = (null, null);
    }
}
