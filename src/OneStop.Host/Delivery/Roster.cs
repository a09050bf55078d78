using OneStop.Core.Sync;
using Orleans;

namespace OneStop.Host.Delivery;

/// <summary>Everything that must run somewhere in the cluster.</summary>
internal sealed class Roster(IPartitionWorkers workers, IGrainFactory grains)
{
    private readonly Lazy<IReadOnlyList<RosterEntry>[]> byPartition = new(() =>
        [.. Enumerable.Range(0, workers.Partitions).Select(partition => Entries(workers.Destinations, partition, grains))]);

    public IEnumerable<RosterEntry> All => byPartition.Value.SelectMany(entries => entries);

    public IReadOnlyList<RosterEntry> Of(int partition) => byPartition.Value[partition];

    private static IReadOnlyList<RosterEntry> Entries(IReadOnlyList<string> destinations, int partition, IGrainFactory grains) =>
    [
        .. destinations
            .Select(destination => new PartitionKey(destination, partition))
            .Select(key => new RosterEntry(key, grains.GetGrain<IPartitionGrain>(key.ToString()))),
    ];
}

internal sealed record RosterEntry(PartitionKey Key, IPartitionGrain Grain);
