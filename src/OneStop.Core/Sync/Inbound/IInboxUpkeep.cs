namespace OneStop.Core.Sync.Inbound;

/// <summary>Keeps what came in no longer than it is needed.</summary>
public interface IInboxUpkeep
{
    /// <summary>
    /// Empties items that are old enough and that every one of these consumers has acknowledged, and the evidence of tasks closed as long ago;
    /// deletes both when they are old enough for that. One consumer that never acknowledged keeps every item, and so does an empty list.
    /// Works in small steps that let others write.
    /// </summary>
    Task<Retained> RetainAsync(IReadOnlyCollection<string> consumers, CancellationToken cancellationToken);
}
