using System.Collections.Concurrent;
using OneStop.Core.Sync;
using Orleans.Runtime;

namespace OneStop.Host.Delivery;

/// <summary>A worker of this process and the activation that holds it.</summary>
internal sealed record LocalPartition(IPartitionWorker Worker, IGrainContext Activation);

/// <summary>What runs in this process.</summary>
internal sealed class LocalPartitions
{
    private readonly ConcurrentDictionary<PartitionKey, LocalPartition> running = new();

    public void Enter(PartitionKey key, LocalPartition partition) => running[key] = partition;

    /// <summary>Only what the worker itself has entered: a successor may already be there.</summary>
    public void Leave(PartitionKey key, IPartitionWorker worker)
    {
        if (running.TryGetValue(key, out var partition) && ReferenceEquals(partition.Worker, worker))
        {
            running.TryRemove(KeyValuePair.Create(key, partition));
        }
    }

    public bool Runs(PartitionKey key) => running.ContainsKey(key);

    public bool TryWake(PartitionKey key, long head)
    {
        if (!running.TryGetValue(key, out var partition))
        {
            return false;
        }

        partition.Worker.Wake(head);
        return true;
    }

    public IReadOnlyList<LocalPartition> Of(string destination) =>
        [.. running.Where(pair => pair.Key.Destination == destination).OrderBy(pair => pair.Key.Partition).Select(pair => pair.Value)];
}
