using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace OneStop.IntegrationTests.Storage;

public sealed class SqliteTestStore : ITestStore
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("onestop-test-");

    public string Provider => "sqlite";

    public string ConnectionString => $"Data Source={Path.Combine(folder.FullName, "onestop.db")}";

    public string DisarmTriggers =>
        "drop trigger audit_no_update; drop trigger audit_no_delete; drop trigger audit_head_no_delete;";

    public DbConnection Connect() => new SqliteConnection($"{ConnectionString};Pooling=False");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
