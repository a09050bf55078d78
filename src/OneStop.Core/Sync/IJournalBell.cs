namespace OneStop.Core.Sync;

/// <summary>Rung on the node that has just committed events; they can be read already. Called from the committer's thread: must not block.</summary>
public interface IJournalBell
{
    /// <param name="head">The last number of the partition.</param>
    void Rung(int partition, long head);
}
