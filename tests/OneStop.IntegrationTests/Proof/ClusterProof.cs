using OneStop.Core.Sync;
using OneStop.IntegrationTests.Scenarios;
using OneStop.IntegrationTests.Storage;

namespace OneStop.IntegrationTests.Proof;

/// <summary>Two nodes on one store; one of them ends or hangs under load.</summary>
public abstract class ClusterProof : StoreScenarios<PostgresTestStore>
{
    private const int Partitions = 16;
    private const int Length = 10;

    // About ten events a second for each partition, for as long as the loss and what follows take.
    private const int Rate = 160;

    private protected async Task LoseAsync(string scenario, int seconds, Func<RunningNode, Task<(long At, DateTimeOffset Moment)>> lose)
    {
        await using var bench = await ProofBench.StartAsync(InCluster);
        bench.Load(dossiers: ProofRun.Of(brief: seconds, soak: 4 * seconds) * Rate / Length, Length, workers: 32, patience: TimeSpan.FromSeconds(3));
        var first = await bench.StartHubAsync();
        var second = await bench.StartHubAsync();
        await bench.SharedAsync(second.Process.Id, Partitions / 2);
        var (survivor, lost) = bench.Draw.Next(2) == 0 ? (first, second) : (second, first);
        var pace = bench.Source.AllowAsync(Rate, TestContext.Current.CancellationToken);
        await bench.Steps.ReachedAsync(Rate + bench.Draw.Next(Rate));
        var partitions = await bench.OwnedByAsync(lost.Process.Id);
        var (at, moment) = await lose(lost);
        await pace;
        await bench.DrainAsync(TimeSpan.FromMinutes(5));
        var found = await bench.CloseAsync();

        var gap = bench.Source.Times.LongestGap(survivor.Address, at);
        bench.Report(scenario, found, $"{(lost == first ? "first" : "second")} node lost, partitions lost {partitions.Count}, the survivor's longest accept gap {gap.TotalSeconds:0.00} s, lost partitions silent for {Silence(bench, partitions, moment)}");
        Assert.True(found.IsClean, $"seed {bench.Seed}: {found}");
    }

    /// <summary>The longest silence of each lost partition, so that what was still under way at the moment of the loss doesn't count as going on.</summary>
    private static string Silence(ProofBench bench, IReadOnlyList<int> partitions, DateTimeOffset moment)
    {
        var silences = bench.Nation.Portal.Effects().Where(effect => effect.Kind == "step" && effect.Time > moment)
            .GroupBy(effect => new StreamKey(effect.Code).Partition(Partitions), effect => effect.Time)
            .Where(partition => partitions.Contains(partition.Key))
            .Select(partition => partition.Prepend(moment).Zip(partition).Max(pair => (pair.Second - pair.First).TotalSeconds)).Order().ToList();
        return silences.Count == 0 ? "nothing was left for them" : $"{silences[0]:0.0}–{silences[^1]:0.0} s ({silences.Count} of them had events left)";
    }

    private HubSettings InCluster(HubSettings settings)
    {
        settings.Values["Cluster:Enabled"] = "true";
        settings.Values["Cluster:SiloPort"] = "0";
        return OnStore(settings);
    }
}

public sealed class NodeKilled : ClusterProof
{
    // F07
    [Fact]
    public async Task Kill_OneOfTwoNodes_NothingLostDoubledOrReordered() => await LoseAsync("node killed", seconds: 10, async lost =>
    {
        var at = await lost.KillAsync();
        return (at, DateTimeOffset.UtcNow - AnswerTimes.Since(at));
    });
}

/// <summary>By itself, because most of it is waiting: others run meanwhile.</summary>
public sealed class NodeFrozen : ClusterProof
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(15);

    // F19
    [Fact]
    public async Task Freeze_OneOfTwoNodesForFifteenSeconds_NothingLostDoubledOrReordered() => await LoseAsync("node frozen 15 s", seconds: 22, async lost =>
    {
        var (at, moment) = (AnswerTimes.Start(), DateTimeOffset.UtcNow);
        lost.Process.Freeze();
        using var hang = new PeriodicTimer(Hang);
        await hang.WaitForNextTickAsync();
        lost.Process.Thaw();
        return (at, moment);
    });
}
