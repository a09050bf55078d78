using System.Data.Common;

namespace OneStop.Storage.Sqlite;

internal sealed class SqliteDatabase(SqliteFile file) : IDatabase
{
    public long? FreeBytes => file.FreeBytes;

    public Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken) =>
        file.Read(session => work(session.Connection));

    // The file's writer is shared under a lock, and a commit blocks until it is on the disk.
    public Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken) =>
        Task.Run(() => file.Write(session => Finished(work(session.Connection))), cancellationToken);

    /// <summary>SQLite has no waiting calls: its tasks are finished when they are returned.</summary>
    private static T Finished<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
