namespace OneStop.Core.Sync;

/// <summary>Whether a partition's events are still this node's to send: one that slept must not write over what its successor has written since.</summary>
public interface ILease
{
    /// <summary>True while the store's last answer is young enough to be relied on; costs nothing, and is asked last, as the bytes leave.</summary>
    bool IsFresh { get; }

    /// <summary>
    /// Asks the store where its last answer will soon be too old: after true there is time to build a request and send it. False: somebody else has
    /// taken over. Throws what the store throws.
    /// </summary>
    Task<bool> HoldsAsync(CancellationToken cancellationToken);
}
