using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace OneStop.Storage.Sqlite;

/// <summary>
/// The last thing that is done to the database file at a clean stop: the log beside it is carried over whole and emptied, so that a copy of the
/// file alone is a copy of the store.
/// </summary>
internal static class SqliteClosing
{
    private const int NoCheckpointOnClose = 1006;

    /// <summary>Null when the file is whole, or SQLite's code. Past <paramref name="patience"/> it gives up: the log keeps what is in it.</summary>
    public static int? CarryAll(SqliteConnection connection, TimeSpan patience)
    {
        var database = connection.Handle!;

        // Without it a log of gigabytes would hold up the stop, and the service manager would end the process in the middle.
        using var limit = new CancellationTokenSource(patience);
        using var interruption = limit.Token.Register(() => raw.sqlite3_interrupt(database));
        if (Truncate(connection) is not { } code)
        {
            return null;
        }

        // Closing would begin the same anew, and nothing interrupts that.
        _ = raw.sqlite3_db_config(database, NoCheckpointOnClose, 1, out _);
        return code;
    }

    private static int? Truncate(SqliteConnection connection)
    {
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = "pragma wal_checkpoint(truncate)";
            return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) == 0 ? null : raw.SQLITE_BUSY;
        }
        catch (SqliteException e)
        {
            return e.SqliteErrorCode;
        }
    }
}
