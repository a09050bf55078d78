using Orleans;
using Orleans.Concurrency;

namespace OneStop.Host.Delivery;

/// <summary>The owner of one destination and partition. The engine keeps one of each alive in the whole cluster.</summary>
internal interface IPartitionGrain : IGrainWithStringKey
{
    /// <summary>Starts it where it does not run, and tells it that events up to this number exist; 0 only starts it.</summary>
    [OneWay]
    Task WakeAsync(long head);
}
