using System.Data.Common;

namespace OneStop.IntegrationTests.Storage;

public abstract class ProbeSuite<TStore> : StorageSuite<TStore>
    where TStore : ITestStore, new()
{
    [Fact]
    public async Task Probe_StoreWorks_LeavesItsWriteBehind()
    {
        await using var node = await StoreNode.StartAsync(Store);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => node.Probe.ProbeAsync(CancellationToken.None)));

        Assert.Equal(5, await ReadAsync<long>("select count(*) from probe"));
    }

    [Fact]
    public async Task Probe_StoreCannotBeWritten_ThrowsUntilItCan()
    {
        await using var node = await StoreNode.StartAsync(Store);

        await ExecuteAsync("alter table probe rename to probe_elsewhere");
        await Assert.ThrowsAnyAsync<DbException>(() => node.Probe.ProbeAsync(CancellationToken.None));
        await ExecuteAsync("alter table probe_elsewhere rename to probe");

        await node.Probe.ProbeAsync(CancellationToken.None);
    }
}
