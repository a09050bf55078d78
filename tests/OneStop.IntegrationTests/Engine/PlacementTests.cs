using Microsoft.Extensions.DependencyInjection;
using OneStop.Core.Sync;
using OneStop.IntegrationTests.Storage;

namespace OneStop.IntegrationTests.Engine;

/// <summary>Placement on one node, without a cluster.</summary>
public sealed class PlacementTests : StorageSuite<SqliteTestStore>
{
    private const int Partitions = 16;

    private readonly Stage stage = new();

    [Fact]
    public async Task Start_OneNode_EveryPartitionOfEveryDestinationRunsOnce()
    {
        await using var node = await StartAsync("portal", "reporting");

        await stage.UntilAsync(s => s.EachOnce(2 * Partitions));
    }

    [Fact]
    public async Task Start_SeveralHubsOnOneMachine_DoNotMeet()
    {
        await using var north = await StartAsync("portal");
        await using var south = await StartAsync("portal");

        await stage.UntilAsync(s => s.Count == 2 * Partitions);
    }

    [Fact]
    public async Task Stop_RunningWorkers_AllHaveEnded()
    {
        var node = await StartAsync("portal");
        await stage.UntilAsync(s => s.EachOnce(Partitions));

        await node.DisposeAsync();

        Assert.Equal(0, stage.Count);
    }

    [Fact]
    public async Task Worker_EndsByItself_IsStartedAnew()
    {
        await using var node = await StartAsync("portal");
        await stage.UntilAsync(s => s.EachOnce(Partitions));

        stage.End("portal/7");

        await stage.UntilAsync(s => s.Started == Partitions + 1 && s.EachOnce(Partitions));
    }

    [Fact]
    public async Task Worker_Fails_IsStartedAnewAndTheOthersGoOn()
    {
        await using var node = await StartAsync("portal");
        await stage.UntilAsync(s => s.EachOnce(Partitions));

        stage.End("portal/3", new InvalidOperationException("THỬ"));

        await stage.UntilAsync(s => s.Started == Partitions + 1 && s.EachOnce(Partitions));
    }

    [Fact]
    public async Task Ring_WorkerInThisProcess_IsWokenBeforeRingReturns()
    {
        await using var node = await StartAsync("portal", "reporting");
        await stage.UntilAsync(s => s.EachOnce(2 * Partitions));

        node.Bell.Rung(5, head: 42);

        Assert.Equal([("node", "portal/5", 42L), ("node", "reporting/5", 42L)], stage.Heads);
    }

    [Fact]
    public async Task Start_NothingToSend_HasNoEngine()
    {
        await using var node = await EngineNode.StartAsync(Store, _ => { });

        Assert.Throws<InvalidOperationException>(() => node.Bell);
    }

    private Task<EngineNode> StartAsync(params string[] destinations) => EngineNode.StartAsync(
        Store, services => services.AddSingleton<IPartitionWorkers>(new ScriptedWorkers(stage, "node", destinations, Partitions)));
}
