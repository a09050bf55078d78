using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OneStop.Storage.Sqlite;

/// <summary>
/// The database file: one connection that writes, one transaction at a time; readers on connections of their own, which cannot write.
/// </summary>
internal sealed partial class SqliteFile(IOptions<StorageOptions> options, ILogger<SqliteFile> logger) : IDisposable
{
    private static readonly TimeSpan ClosingPatience = TimeSpan.FromSeconds(3);

    private const int Busy = 5;
    private const int Locked = 6;
    private const int Full = 13;

    private readonly Lock gate = new();
    private readonly ConcurrentBag<SqliteSession> readers = [];
    private SqliteSession? writer;

    public static bool IsBusy(SqliteException e) => e.SqliteErrorCode is Busy or Locked;

    public static bool IsFull(SqliteException e) => e.SqliteErrorCode is Full;

    /// <summary>
    /// True in the service that owns the file: it leaves nothing in the log when it stops. A verb beside it keeps its hands off the log.
    /// </summary>
    public bool CarriesAllAtClose { get; set; }

    public bool Exists => File.Exists(Location);

    /// <summary>Bytes that are free where the file lies.</summary>
    public long FreeBytes => new DriveInfo(Folder).AvailableFreeSpace;

    /// <summary>Runs <paramref name="work"/> in a transaction; what it returns is durable.</summary>
    public T Write<T>(Func<SqliteSession, T> work)
    {
        lock (gate)
        {
            try
            {
                writer ??= new SqliteSession(OpenWriter());
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

    /// <summary>Runs <paramref name="work"/> on a connection that sees what is committed; connections are used again.</summary>
    public T Read<T>(Func<SqliteSession, T> work)
    {
        if (!readers.TryTake(out var session))
        {
            session = new SqliteSession(OpenReader());
        }

        try
        {
            var result = work(session);
            readers.Add(session);
            return result;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Carries over what no reader still needs from the log; never waits for the writer, nor it for this.</summary>
    public void Checkpoint()
    {
        using var connection = Open(SqliteOpenMode.ReadWrite);
        Run(connection, "pragma synchronous = full; pragma wal_checkpoint(passive)");
    }

    public SqliteConnection OpenReader() => Open(SqliteOpenMode.ReadOnly);

    /// <param name="create">Only the migrations make the file: anybody else who finds none would go on with an empty store.</param>
    public SqliteConnection OpenWriter(bool create = false)
    {
        var connection = Open(create ? null : SqliteOpenMode.ReadWrite);

        // FULL: without it a commit may be lost with the power. The wait is short because another process has no business writing here.
        Run(connection, "pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 400");

        // The journal's indexes are written all over: with the defaults (2 MB in memory, a checkpoint every 4 MB) most pages would be read
        // and copied again and again.
        Run(connection, "pragma cache_size = -65536; pragma wal_autocheckpoint = 8192");
        return connection;
    }

    /// <summary>The readers first: whoever closes last puts the log away, and a reader cannot.</summary>
    public void Dispose()
    {
        while (readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        lock (gate)
        {
            if (writer is not null && CarriesAllAtClose && SqliteClosing.CarryAll(writer.Connection, ClosingPatience) is { } code)
            {
                NotCarried(code);
            }

            writer?.Dispose();
            writer = null;
        }
    }

    private string Location => Path.GetFullPath(new SqliteConnectionStringBuilder(options.Value.ConnectionString).DataSource);

    private string Folder => Path.GetDirectoryName(Location)!;

    private SqliteConnection Open(SqliteOpenMode? mode)
    {
        var text = new SqliteConnectionStringBuilder(options.Value.ConnectionString) { Pooling = false, DefaultTimeout = 1 };

        // A store that was configured as read-only stays so.
        text.Mode = mode is SqliteOpenMode.ReadWrite && text.Mode != SqliteOpenMode.ReadWriteCreate ? text.Mode : mode ?? text.Mode;
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

    [LoggerMessage(1, LogLevel.Warning, "The log of the database file could not be carried over at the stop: SQLite's code {Code}. A copy of the file alone lacks what is in -wal")]
    private partial void NotCarried(int code);
}
