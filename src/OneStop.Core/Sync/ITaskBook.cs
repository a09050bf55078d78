namespace OneStop.Core.Sync;

/// <summary>Kept as a number: new ones are added at the end.</summary>
public enum TaskKind
{
    /// <summary>Both sides have changed a dossier.</summary>
    Conflict,

    /// <summary>Something that came in waits for its files.</summary>
    Incomplete,

    /// <summary>Something that came in breaks its contract.</summary>
    Unreadable,

    /// <summary>The hub and a far side differ.</summary>
    Difference,

    /// <summary>Steps of a dossier wait for one that its source has not sent.</summary>
    MissingStep,

    /// <summary>A step that had waited for its turn was refused when it came.</summary>
    RefusedStep,

    /// <summary>Something that came in names no unit that is known here.</summary>
    UnknownUnit,
}

public enum TaskState
{
    Open,
    Closed,
}

/// <summary>Something that a person has to decide.</summary>
/// <param name="Subject">The dossier's code, or what it is about instead.</param>
/// <param name="Cause">Stable code: of an error, or of a rule.</param>
/// <param name="Owner">The unit or party that has to act.</param>
/// <param name="Evidence">What a decision needs and nothing else keeps; may be about people.</param>
public sealed record TaskDraft(TaskKind Kind, string Subject, string Cause, string Owner, DateTimeOffset Since, byte[]? Evidence = null)
{
    /// <summary>The owner where those who run the hub have to act.</summary>
    public const string Hub = "hub";

    /// <summary>What it is about more precisely, such as a missing number; nothing about people.</summary>
    public string? Detail { get; init; }
}

public sealed record WorkTask(
    long Id, TaskKind Kind, string Subject, string Cause, string Owner, DateTimeOffset Since, TaskState State, string? ClosedBy, DateTimeOffset? ClosedAt, string? Reason,
    string? Detail = null);

/// <param name="Oldest">Since when the oldest of them.</param>
public sealed record TaskCount(TaskKind Kind, long Tasks, DateTimeOffset Oldest);

/// <summary>What waits for a person's decision.</summary>
public interface ITaskBook
{
    /// <summary>A task of the same kind, subject and cause that is still open stands for this one too, with the detail of this one.</summary>
    Task OpenAsync(TaskDraft draft, CancellationToken cancellationToken);

    /// <summary>The oldest first.</summary>
    Task<IReadOnlyList<WorkTask>> ListAsync(TaskQuery query, CancellationToken cancellationToken);

    Task<WorkTask?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>What is open, by kind.</summary>
    Task<IReadOnlyList<TaskCount>> CountAsync(CancellationToken cancellationToken);

    /// <summary>False when there is no such open task.</summary>
    Task<bool> CloseAsync(long id, string by, string reason, CancellationToken cancellationToken);

    Task<byte[]?> EvidenceAsync(long id, CancellationToken cancellationToken);
}

/// <param name="After">The id of the last task of the page before.</param>
public sealed record TaskQuery(TaskState? State = null, TaskKind? Kind = null, string? Subject = null, string? Owner = null, long After = 0, int Limit = 100);
