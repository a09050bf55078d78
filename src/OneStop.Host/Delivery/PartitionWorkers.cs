using Microsoft.Extensions.Options;
using OneStop.Core.Sync;
using OneStop.Storage.Journal;

namespace OneStop.Host.Delivery;

/// <summary>A pump for every destination and partition; those of one destination share its gate on this node.</summary>
internal sealed class PartitionWorkers : IPartitionWorkers
{
    private readonly Dictionary<string, PumpContext> contexts;

    public PartitionWorkers(
        IEnumerable<IDestination> destinations,
        DestinationGates gates,
        IJournalReader journal,
        IDeliveryStore store,
        IPumpWatch watch,
        TimeProvider time,
        IOptions<JournalOptions> journalOptions,
        IRestoreMarks restores,
        Courtesy courtesy)
    {
        Partitions = journalOptions.Value.Partitions;
        var retries = new RetryTable(Random.Shared.NextDouble);
        var owner = $"{Environment.MachineName}/{Environment.ProcessId}";
        contexts = destinations.ToDictionary(
            destination => destination.Descriptor.Key,
            destination => new PumpContext(destination, gates.Of(destination.Descriptor.Key), journal, store, retries, watch, time, owner)
            {
                Restores = restores,
                Courtesy = courtesy,
            },
            StringComparer.Ordinal);
    }

    public IReadOnlyList<string> Destinations => [.. contexts.Keys];

    public int Partitions { get; }

    public IPartitionWorker Create(string destination, int partition) => new Pump(contexts[destination], partition);
}
