using OneStop.Core.Sync;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace OneStop.Host.Delivery;

/// <summary>
/// The first node to start owns everything. A node that holds more than its share of a destination hands partitions to the others, a few at
/// a time: each one handed over stops sending for a moment.
/// </summary>
internal sealed class Balancer(
    IPartitionWorkers workers, LocalPartitions local, ISiloStatusOracle silos, TimeProvider time) : BackgroundService
{
    private const int AtOnce = 4;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private int turn;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            HandOver();
        }
    }

    private void HandOver()
    {
        SiloAddress[] others = [.. silos.GetApproximateSiloStatuses(onlyActive: true).Keys.Where(silo => !silo.Equals(silos.SiloAddress))];
        if (others.Length == 0)
        {
            return;
        }

        var share = Share(workers.Partitions, others.Length + 1);
        foreach (var partition in workers.Destinations.SelectMany(destination => local.Of(destination).Skip(share)).Take(AtOnce))
        {
            var target = others[turn++ % others.Length];
            partition.Activation.Migrate(new Dictionary<string, object> { [IPlacementDirector.PlacementHintKey] = target });
        }
    }

    /// <summary>What one node holds at most, so that nothing moves once all hold as much or one less.</summary>
    internal static int Share(int partitions, int nodes) => (partitions + nodes - 1) / nodes;
}
