namespace OneStop.Core.Sync;

/// <summary>Keeps the journal within its bounds.</summary>
public interface IJournalUpkeep
{
    /// <summary>
    /// Empties payloads and deletes rows that are old enough, passed by every destination, held nowhere, and not a dossier's latest state.
    /// Works in small steps that let appending through.
    /// </summary>
    Task<Retained> RetainAsync(CancellationToken cancellationToken);

    /// <summary>What some destination has not passed yet.</summary>
    Task<Backlog> BacklogAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Lays the journal out anew. Throws <see cref="InvalidOperationException"/> with the reason unless every destination has passed every event
    /// and nothing is held: only then can no order be broken. Nodes that run with the old number refuse events until they are restarted with
    /// the new one.
    /// </summary>
    Task ChangePartitionsAsync(int partitions, CancellationToken cancellationToken);
}

/// <param name="Emptied">Payloads emptied.</param>
/// <param name="Deleted">Rows deleted.</param>
public sealed record Retained(long Emptied, long Deleted)
{
    public static Retained Nothing { get; } = new(0, 0);

    public static Retained operator +(Retained one, Retained other) => new(one.Emptied + other.Emptied, one.Deleted + other.Deleted);
}

public sealed record Backlog(long Rows, long Bytes);
