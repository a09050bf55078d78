namespace OneStop.Core.Sync;

/// <summary>
/// What running nodes say of the destinations that they have enabled, kept in the store: whoever reads the store alone knows what is driven,
/// and what is down.
/// </summary>
public interface IDestinationBeats
{
    /// <summary>Replaces what the node said last of these destinations.</summary>
    Task NoteAsync(IReadOnlyList<DestinationBeat> beats, CancellationToken cancellationToken);

    /// <summary>The node drives nothing any more.</summary>
    Task LeaveAsync(string node, CancellationToken cancellationToken);

    /// <summary>Those of the last <see cref="DestinationBeat.Fresh"/>; what is older was left by a node that is gone.</summary>
    Task<IReadOnlyList<DestinationBeat>> ListAsync(CancellationToken cancellationToken);
}

/// <param name="Node">The process that has it enabled.</param>
/// <param name="OutageSince">Since when that node has found the far side down; null while it is up.</param>
/// <param name="Error">Stable error code of the outage.</param>
public sealed record DestinationBeat(string Destination, string Node, DateTimeOffset At, DateTimeOffset? OutageSince = null, string? Error = null)
{
    /// <summary>Between two beats of a node.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    /// <summary>A node that has missed so many isn't running.</summary>
    public static readonly TimeSpan Fresh = 3 * Period;
}
