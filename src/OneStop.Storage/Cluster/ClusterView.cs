namespace OneStop.Storage.Cluster;

/// <summary>The members and the version of the table, of one moment.</summary>
public sealed record ClusterView(int Version, IReadOnlyList<ClusterMember> Members);
