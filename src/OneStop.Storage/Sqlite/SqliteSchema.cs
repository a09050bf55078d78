using System.Data.Common;
using OneStop.Storage.Migrations;

namespace OneStop.Storage.Sqlite;

internal sealed class SqliteSchema(SqliteFile file) : ISchema
{
    public IReadOnlyList<MigrationScript> Scripts { get; } = MigrationScript.Of("Sqlite");

    // BEGIN IMMEDIATE: the file's write lock, taken at once.
    public Task<DbTransaction> BeginExclusiveAsync(CancellationToken cancellationToken) =>
        Task.Run<DbTransaction>(() => file.OpenWriter().BeginTransaction(), cancellationToken);
}
