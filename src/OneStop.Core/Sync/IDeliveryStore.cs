namespace OneStop.Core.Sync;

/// <summary>The right to send for one destination and partition.</summary>
/// <param name="Epoch">Proves ownership in every write; a later claim voids it.</param>
/// <param name="Seq">The last event that is done with.</param>
/// <param name="Head">The last event that existed when the claim was made: a predecessor may have sent any up to here.</param>
public sealed record Claim(long Epoch, long Seq, long Head);

/// <summary>Where the sending stands, for each destination and partition.</summary>
public interface IDeliveryStore
{
    /// <summary>Raises the epoch, durably, and thereby ends every earlier owner's writes.</summary>
    Task<Claim> ClaimAsync(string destination, int partition, string owner, CancellationToken cancellationToken);

    /// <summary>False when somebody else has claimed since.</summary>
    Task<bool> IsOwnerAsync(string destination, int partition, long epoch, CancellationToken cancellationToken);

    /// <summary>
    /// Writes all of it or nothing, if the epoch still stands; false when it does not. A cursor never moves back. Several calls may be
    /// written together; the answer comes when they are. A waiting event whose stream is not held (an operator may have let it go in the
    /// meantime) becomes held and due at once, so that nothing waits unseen.
    /// </summary>
    Task<bool> CommitAsync(Progress progress, CancellationToken cancellationToken);

    /// <summary>Streams of which something waits or lies dead here.</summary>
    Task<IReadOnlyList<StreamKey>> HeldStreamsAsync(string destination, int partition, CancellationToken cancellationToken);

    /// <summary>The held events of streams whose time has come, in order within each stream, the longest due stream first.</summary>
    Task<IReadOnlyList<HeldEvent>> DueAsync(string destination, int partition, DateTimeOffset now, int rows, CancellationToken cancellationToken);

    /// <summary>When the next held stream is due; null when none waits.</summary>
    Task<DateTimeOffset?> NextDueAsync(string destination, int partition, CancellationToken cancellationToken);
}

/// <param name="Attempts">Of the stream's first held event, so far.</param>
/// <param name="IsLast">Nothing of the stream is held behind it.</param>
public sealed record HeldEvent(JournalRow Row, int Attempts, bool Uncertain, bool IsLast);
