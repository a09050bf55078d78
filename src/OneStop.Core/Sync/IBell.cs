namespace OneStop.Core.Sync;

/// <summary>Tells whoever sends a partition, wherever that is, that there is something new. Never fails and never waits.</summary>
public interface IBell
{
    /// <summary>To be called after the commit: events up to this number exist.</summary>
    void Ring(int partition, long head);
}
