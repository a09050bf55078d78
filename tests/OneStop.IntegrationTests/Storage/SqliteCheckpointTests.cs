using Dapper;
using OneStop.Storage.Sqlite;

namespace OneStop.IntegrationTests.Storage;

public sealed class SqliteCheckpointTests : StorageSuite<SqliteTestStore>
{
    [Fact]
    public async Task Checkpoint_BesideAnOpenTransaction_CarriesWhatIsCommittedAndWaitsForNobody()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var file = node.Get<SqliteFile>();
        file.Write(session => session.Connection.Execute("create table carried (value blob)"));
        file.Write(session => session.Connection.Execute("insert into carried values (zeroblob(1000000))"));
        var path = file.Read(session => session.Connection.DataSource);
        var before = new FileInfo(path).Length;

        var carried = file.Write(session =>
        {
            session.Connection.Execute("insert into carried values (zeroblob(10))");
            return Task.Run(file.Checkpoint).Wait(TimeSpan.FromSeconds(30));
        });

        Assert.True(carried, "It waited for the writer.");
        Assert.InRange(new FileInfo(path).Length, before + 1_000_000, long.MaxValue);
        Assert.Equal(2, file.Read(session => session.Connection.ExecuteScalar<int>("select count(*) from carried")));
    }

    [Fact]
    public async Task Stop_CarriesAllOver_AndACopyOfTheFileAloneIsTheStore()
    {
        string path;
        await using (var node = await StoreNode.StartAsync(Store))
        {
            var file = node.Get<SqliteFile>();
            file.Write(session => session.Connection.Execute("create table carried (value int)"));
            file.Write(session => session.Connection.Execute("insert into carried values (1)"));
            path = file.Read(session => session.Connection.DataSource);
            Assert.InRange(new FileInfo(path + "-wal").Length, 1, long.MaxValue);
        }

        Assert.False(File.Exists(path + "-wal"));
        var copy = path + ".copy";
        File.Copy(path, copy);
        await using var restored = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={copy};Pooling=False");
        Assert.Equal(1, await restored.ExecuteScalarAsync<int>("select count(*) from carried"));
    }

    [Fact]
    public async Task Stop_BesideSomebodyWhoStillReads_EndsAndKeepsTheLog()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var file = node.Get<SqliteFile>();
        await using var reader = file.OpenReader();
        await using var snapshot = reader.BeginTransaction(deferred: true);
        await reader.ExecuteScalarAsync<int>("select count(*) from journal_layout", transaction: snapshot);
        file.Write(session => session.Connection.Execute("create table carried (value int)"));

        await node.DisposeAsync();

        Assert.InRange(new FileInfo(reader.DataSource + "-wal").Length, 1, long.MaxValue);
    }

    [Fact]
    public async Task Write_WithoutAFile_IsRefusedAndMakesNone()
    {
        await using var node = StoreNode.Build(Store.Provider, Store.ConnectionString);
        var file = node.Get<SqliteFile>();
        Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => file.Write(session => session.Connection.Execute("select 1")));
        await using var connection = Store.Connect();
        Assert.False(File.Exists(connection.DataSource));
    }
}
