namespace OneStop.Core.Sync;

/// <summary>Owns the sending of one destination and partition while it runs.</summary>
public interface IPartitionWorker
{
    /// <summary>Ends when asked to, or by itself when another owner has taken over.</summary>
    Task RunAsync(CancellationToken stop);

    /// <summary>Says that events up to this number exist.</summary>
    void Wake(long head);
}

/// <summary>What there is to run; where it runs is the engine's business.</summary>
public interface IPartitionWorkers
{
    IReadOnlyList<string> Destinations { get; }

    int Partitions { get; }

    IPartitionWorker Create(string destination, int partition);
}
