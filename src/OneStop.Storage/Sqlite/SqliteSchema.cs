using System.Data.Common;
using OneStop.Storage.Migrations;

namespace OneStop.Storage.Sqlite;

internal sealed class SqliteSchema(SqliteFile file) : ISchema
{
    public IReadOnlyList<MigrationScript> Scripts { get; } = MigrationScript.Of("Sqlite");

    public Task<DbTransaction> BeginExclusiveAsync(CancellationToken cancellationToken) => Task.Run(Begin, cancellationToken);

    private DbTransaction Begin()
    {
        var connection = file.OpenWriter(create: true);
        try
        {
            // BEGIN IMMEDIATE: the file's write lock, taken at once.
            connection.DefaultTimeout = Migrator.PatienceSeconds;
            return connection.BeginTransaction();
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
