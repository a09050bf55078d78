using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace OneStop.Storage.Sqlite;

internal sealed class SqliteDatabase(SqliteFile file) : IDatabase
{
    private const int Tries = 5;

    public long? FreeBytes => file.FreeBytes;

    public Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken) =>
        file.Read(session => work(session.Connection));

    // The file's writer is shared under a lock, and a commit blocks until it is on the disk.
    public Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken) => Task.Run(() => Write(work), cancellationToken);

    private T Write<T>(Func<DbConnection, Task<T>> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return file.Write(session => Finished(work(session.Connection)));
            }
            catch (SqliteException e) when (attempt < Tries && SqliteFile.IsBusy(e))
            {
                // Another process has the file. It was rolled back whole, and the same again may succeed.
            }
        }
    }

    /// <summary>SQLite has no waiting calls: its tasks are finished when they are returned.</summary>
    private static T Finished<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
