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
}
