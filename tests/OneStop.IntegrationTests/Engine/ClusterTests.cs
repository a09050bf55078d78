using Microsoft.Extensions.DependencyInjection;
using OneStop.Core.Sync;
using OneStop.IntegrationTests.Storage;

namespace OneStop.IntegrationTests.Engine;

/// <summary>Two real nodes on one PostgreSQL store.</summary>
public sealed class ClusterTests : StorageSuite<PostgresTestStore>
{
    private const int Partitions = 16;

    private readonly Stage stage = new();

    [Fact]
    public async Task Join_SecondNode_TakesHalfOfEachDestinationAndEachRunsOnce()
    {
        await using var north = await StartAsync("north");
        await stage.UntilAsync(s => s.EachOnce(2 * Partitions) && s.On("north") == 2 * Partitions);

        await using var south = await StartAsync("south");

        await stage.UntilAsync(s => s.EachOnce(2 * Partitions) && s.On("south") == Partitions);
    }

    [Fact]
    public async Task Stop_OneOfTwo_TheOtherRunsEverything()
    {
        var north = await StartAsync("north");
        await using var south = await StartAsync("south");
        await stage.UntilAsync(s => s.EachOnce(2 * Partitions) && s.On("south") == Partitions);

        await north.DisposeAsync();

        await stage.UntilAsync(s => s.EachOnce(2 * Partitions) && s.On("south") == 2 * Partitions);
    }

    [Fact]
    public async Task Ring_WorkerOnTheOtherNode_IsWokenThere()
    {
        await using var north = await StartAsync("north");
        await using var south = await StartAsync("south");
        await stage.UntilAsync(s => s.EachOnce(2 * Partitions) && s.On("south") == Partitions);
        var away = Enumerable.Range(0, Partitions).First(partition => stage.NodeOf($"portal/{partition}") == "south");

        north.Bell.Rung(away, head: 42);

        await stage.UntilAsync(s => s.Heads.Contains(("south", $"portal/{away}", 42L)));
    }

    // F09: a server that restarts costs the engine no node.
    [Fact]
    public async Task Sessions_EndedMeanwhile_ClusterGoesOn()
    {
        await using var north = await StartAsync("north");
        await stage.UntilAsync(s => s.EachOnce(2 * Partitions));
        Assert.NotEqual(0, await Store.EndSessionsAsync());

        await using var south = await StartAsync("south");

        await stage.UntilAsync(s => s.EachOnce(2 * Partitions) && s.On("south") == Partitions);
    }

    private Task<EngineNode> StartAsync(string name) => EngineNode.StartAsync(
        Store,
        services => services.AddSingleton<IPartitionWorkers>(new ScriptedWorkers(stage, name, ["portal", "reporting"], Partitions)),
        cluster: true);
}
