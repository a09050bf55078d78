namespace OneStop.Storage.Cluster;

/// <summary>
/// The nodes of each cluster. Every change but a heartbeat moves the table's version by compare-and-swap, so that two nodes can't decide
/// from the same view. Each method is one statement: a node that freezes holds no lock.
/// </summary>
public interface IClusterTable
{
    Task InitializeAsync(string cluster, CancellationToken cancellationToken);

    /// <param name="address">One member; null for all.</param>
    Task<ClusterView> ReadAsync(string cluster, string? address, CancellationToken cancellationToken);

    /// <summary>False when the table has moved on or the member is there already.</summary>
    Task<bool> InsertAsync(string cluster, ClusterMember member, int expectedVersion, CancellationToken cancellationToken);

    /// <summary>False when the table or the row, whose <see cref="ClusterMember.RowVersion"/> is compared, has moved on.</summary>
    Task<bool> UpdateAsync(string cluster, ClusterMember member, int expectedVersion, CancellationToken cancellationToken);

    /// <summary>The heartbeat.</summary>
    Task BeatAsync(string cluster, string address, DateTimeOffset aliveAt, CancellationToken cancellationToken);

    /// <summary>Forgets dead members of whom nothing was heard since <paramref name="before"/>.</summary>
    Task CleanUpAsync(string cluster, DateTimeOffset before, CancellationToken cancellationToken);

    Task DeleteAsync(string cluster, CancellationToken cancellationToken);
}
