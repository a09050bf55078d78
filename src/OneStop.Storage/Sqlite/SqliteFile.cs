using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace OneStop.Storage.Sqlite;

/// <summary>
/// The database file: one connection that writes, one transaction at a time; readers on connections of their own, which cannot write.
/// </summary>
internal sealed class SqliteFile(IOptions<StorageOptions> options) : IDisposable
{
    private const int Busy = 5;
    private const int Locked = 6;

    private readonly Lock gate = new();
    private SqliteWriter? writer;

    public static bool IsBusy(SqliteException e) => e.SqliteErrorCode is Busy or Locked;

    /// <summary>Runs <paramref name="work"/> in a transaction; what it returns is durable.</summary>
    public T Write<T>(Func<SqliteWriter, T> work)
    {
        lock (gate)
        {
            try
            {
                writer ??= new SqliteWriter(OpenWriter());
                return writer.InTransaction(work);
            }
            catch
            {
                // A connection that has met an I/O error is not trusted with the next transaction.
                writer?.Dispose();
                writer = null;
                throw;
            }
        }
    }

    public SqliteConnection OpenReader() => Open(SqliteOpenMode.ReadOnly);

    public SqliteConnection OpenWriter()
    {
        var connection = Open(null);

        // FULL: without it a commit may be lost with the power. The wait is short because another process has no business writing here.
        Run(connection, "pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 400");
        return connection;
    }

    public void Dispose()
    {
        lock (gate)
        {
            writer?.Dispose();
            writer = null;
        }
    }

    private SqliteConnection Open(SqliteOpenMode? mode)
    {
        var text = new SqliteConnectionStringBuilder(options.Value.ConnectionString) { Pooling = false, DefaultTimeout = 1 };
        text.Mode = mode ?? text.Mode;
        var connection = new SqliteConnection(text.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
