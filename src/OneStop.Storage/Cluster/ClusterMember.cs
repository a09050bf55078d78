namespace OneStop.Storage.Cluster;

/// <summary>One node's row, as the engine words it; the store reads nothing out of it but its age.</summary>
/// <param name="Address">Names one life of one node: a restarted node is another member.</param>
/// <param name="IsDead">Declared dead: the row is kept for a while so that the node learns of it.</param>
/// <param name="Suspects">Who suspects the node, and since when.</param>
/// <param name="UpdatedAt">The latest vote or start.</param>
public sealed record ClusterMember(
    string Address,
    string Status,
    bool IsDead,
    string Name,
    string HostName,
    string RoleName,
    int GatewayPort,
    string Suspects,
    DateTimeOffset StartedAt,
    DateTimeOffset AliveAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>The table's version when the row was last written; a heartbeat does not count.</summary>
    public int RowVersion { get; init; }
}
