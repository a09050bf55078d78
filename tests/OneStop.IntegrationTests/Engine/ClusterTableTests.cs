using OneStop.IntegrationTests.Storage;
using OneStop.Storage.Cluster;

namespace OneStop.IntegrationTests.Engine;

/// <summary>What the engine relies on in its table of nodes.</summary>
public sealed class ClusterTableTests : StorageSuite<PostgresTestStore>
{
    private const string Cluster = "province";
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 1, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task Insert_Member_IsReadBackWholeAndMovesTheVersion()
    {
        await using var node = await OpenAsync();
        var table = node.Get<IClusterTable>();
        var member = Member("10.0.0.1:1@1") with { Suspects = "10.0.0.2:1@1=2026-11-22T01:30:00Z", GatewayPort = 7, Name = "MẪU" };

        Assert.True(await table.InsertAsync(Cluster, member, 0, CancellationToken.None));

        var view = await table.ReadAsync(Cluster, null, CancellationToken.None);
        Assert.Equal(1, view.Version);
        Assert.Equal([member with { RowVersion = 1 }], view.Members);
    }

    [Fact]
    public async Task Insert_FromAnOldView_IsRefusedAndChangesNothing()
    {
        await using var node = await OpenAsync();
        var table = node.Get<IClusterTable>();
        Assert.True(await table.InsertAsync(Cluster, Member("10.0.0.1:1@1"), 0, CancellationToken.None));

        Assert.False(await table.InsertAsync(Cluster, Member("10.0.0.2:1@1"), 0, CancellationToken.None));

        var view = await table.ReadAsync(Cluster, null, CancellationToken.None);
        Assert.Equal((1, 1), (view.Version, view.Members.Count));
    }

    [Fact]
    public async Task Insert_MemberThatIsThere_IsRefusedAndChangesNothing()
    {
        await using var node = await OpenAsync();
        var table = node.Get<IClusterTable>();
        Assert.True(await table.InsertAsync(Cluster, Member("10.0.0.1:1@1"), 0, CancellationToken.None));

        Assert.False(await table.InsertAsync(Cluster, Member("10.0.0.1:1@1"), 1, CancellationToken.None));

        Assert.Equal(1, (await table.ReadAsync(Cluster, null, CancellationToken.None)).Version);
    }

    [Theory]
    [InlineData(2, 2, true)]
    [InlineData(2, 1, false)] // the row has moved on
    [InlineData(1, 2, false)] // the table has moved on
    public async Task Update_WithTableAndRowVersion_IsTakenOnlyIfBothStand(int tableVersion, int rowVersion, bool taken)
    {
        await using var node = await OpenAsync();
        var table = node.Get<IClusterTable>();
        var member = Member("10.0.0.1:1@1");
        Assert.True(await table.InsertAsync(Cluster, member, 0, CancellationToken.None));
        Assert.True(await table.UpdateAsync(Cluster, member with { RowVersion = 1, Status = "Active" }, 1, CancellationToken.None));

        var dead = member with { RowVersion = rowVersion, Status = "Dead", IsDead = true };
        Assert.Equal(taken, await table.UpdateAsync(Cluster, dead, tableVersion, CancellationToken.None));

        var view = await table.ReadAsync(Cluster, member.Address, CancellationToken.None);
        Assert.Equal(taken ? (3, "Dead", 3) : (2, "Active", 2), (view.Version, view.Members[0].Status, view.Members[0].RowVersion));
    }

    [Fact]
    public async Task Update_ManyAtOnceFromOneView_ExactlyOneIsTaken()
    {
        await using var node = await OpenAsync();
        var table = node.Get<IClusterTable>();
        var member = Member("10.0.0.1:1@1");
        Assert.True(await table.InsertAsync(Cluster, member, 0, CancellationToken.None));

        for (var version = 1; version <= 20; version++)
        {
            var expected = version;
            var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => table.UpdateAsync(
                Cluster, member with { RowVersion = expected, Name = $"writer {writer}" }, expected, CancellationToken.None)));
            Assert.Single(taken, isTaken => isTaken);
        }
    }

    [Fact]
    public async Task Beat_Member_MovesOnlyItsTime()
    {
        await using var node = await OpenAsync();
        var table = node.Get<IClusterTable>();
        var member = Member("10.0.0.1:1@1");
        Assert.True(await table.InsertAsync(Cluster, member, 0, CancellationToken.None));

        await table.BeatAsync(Cluster, member.Address, Start.AddMinutes(5), CancellationToken.None);

        var view = await table.ReadAsync(Cluster, null, CancellationToken.None);
        Assert.Equal(1, view.Version);
        Assert.Equal([member with { RowVersion = 1, AliveAt = Start.AddMinutes(5) }], view.Members);
    }

    [Fact]
    public async Task Read_OneMember_IsItAloneWithTheTablesVersion()
    {
        await using var node = await OpenAsync();
        var table = node.Get<IClusterTable>();
        Assert.True(await table.InsertAsync(Cluster, Member("10.0.0.1:1@1"), 0, CancellationToken.None));
        Assert.True(await table.InsertAsync(Cluster, Member("10.0.0.2:1@1"), 1, CancellationToken.None));

        var one = await table.ReadAsync(Cluster, "10.0.0.1:1@1", CancellationToken.None);
        var none = await table.ReadAsync(Cluster, "10.0.0.3:1@1", CancellationToken.None);

        Assert.Equal((2, "10.0.0.1:1@1"), (one.Version, Assert.Single(one.Members).Address));
        Assert.Equal((2, 0), (none.Version, none.Members.Count));
    }

    [Fact]
    public async Task CleanUp_DeadLivingAndFreshlyDead_ForgetsOnlyTheLongDead()
    {
        await using var node = await OpenAsync();
        var table = node.Get<IClusterTable>();
        var dead = Member("10.0.0.1:1@1") with { Status = "Dead", IsDead = true };
        ClusterMember[] members =
        [
            dead,
            dead with { Address = "10.0.0.2:1@1", UpdatedAt = Start.AddHours(2) },
            dead with { Address = "10.0.0.3:1@1", AliveAt = Start.AddHours(2) },
            Member("10.0.0.4:1@1"),
        ];
        for (var i = 0; i < members.Length; i++)
        {
            Assert.True(await table.InsertAsync(Cluster, members[i], i, CancellationToken.None));
        }

        await table.CleanUpAsync(Cluster, Start.AddHours(1), CancellationToken.None);

        var left = await table.ReadAsync(Cluster, null, CancellationToken.None);
        Assert.Equal(["10.0.0.2:1@1", "10.0.0.3:1@1", "10.0.0.4:1@1"], left.Members.Select(member => member.Address).Order());
    }

    [Fact]
    public async Task Delete_OneCluster_LeavesTheOtherAlone()
    {
        await using var node = await OpenAsync();
        var table = node.Get<IClusterTable>();
        await table.InitializeAsync("other", CancellationToken.None);
        Assert.True(await table.InsertAsync(Cluster, Member("10.0.0.1:1@1"), 0, CancellationToken.None));
        Assert.True(await table.InsertAsync("other", Member("10.0.0.1:1@1"), 0, CancellationToken.None));

        await table.DeleteAsync(Cluster, CancellationToken.None);

        await Assert.ThrowsAsync<InvalidOperationException>(() => table.ReadAsync(Cluster, null, CancellationToken.None));
        Assert.Single((await table.ReadAsync("other", null, CancellationToken.None)).Members);
        Assert.Equal(1, await ReadAsync<long>("select count(*) from cluster_member"));
    }

    private async Task<StoreNode> OpenAsync()
    {
        var node = await StoreNode.StartAsync(Store);
        await node.Get<IClusterTable>().InitializeAsync(Cluster, CancellationToken.None);
        await node.Get<IClusterTable>().InitializeAsync(Cluster, CancellationToken.None);
        return node;
    }

    private static ClusterMember Member(string address) =>
        new(address, "Joining", IsDead: false, "node", "host", "role", GatewayPort: 0, Suspects: "", Start, Start, Start);
}
