using OneStop.Core.Dossiers;

namespace OneStop.Core.Sync.Inbound;

/// <summary>The items that were taken in.</summary>
public interface IInboundBook
{
    Task<string?> CursorAsync(string feed, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a page and the feed's cursor after it, all or nothing. Null, and nothing is written, when the cursor is no longer where the page
    /// began: another node has pulled. Otherwise what became of each arrival, in order.
    /// </summary>
    Task<IReadOnlyList<Taken>?> StoreAsync(InboundDraft draft, CancellationToken cancellationToken);

    /// <summary>Items of a source that wait for their files and are due.</summary>
    Task<IReadOnlyList<WaitingItem>> DueAsync(string source, DateTimeOffset now, int rows, CancellationToken cancellationToken);

    /// <summary>All files are there: the item gets its number, and so do those that waited behind it.</summary>
    Task CompleteAsync(long id, CancellationToken cancellationToken);

    Task PostponeAsync(long id, string cause, DateTimeOffset next, CancellationToken cancellationToken);
}

/// <summary>The ordered feed of what was taken in. Numbers have no gaps and become visible in order, so that a reader misses nothing.</summary>
public interface IInboxReader
{
    /// <summary>Items above <paramref name="after"/> of these units and the units below them, in order; without those that were emptied with age.</summary>
    Task<IReadOnlyList<InboxRow>> PageAsync(long after, int rows, IReadOnlyList<AgencyCode>? units, CancellationToken cancellationToken);

    /// <summary>The last number given out; 0 before the first.</summary>
    Task<long> HeadAsync(CancellationToken cancellationToken);

    /// <summary>How far a consumer has acknowledged; 0 before the first.</summary>
    Task<long> AcknowledgedAsync(string consumer, CancellationToken cancellationToken);

    /// <summary>Never moves back; returns where it stands. Numbers that were never given out must have been refused before.</summary>
    Task<long> AcknowledgeAsync(string consumer, long upTo, CancellationToken cancellationToken);
}

/// <param name="From">The cursor that the page was pulled with.</param>
/// <param name="Tasks">About what is not among the arrivals.</param>
public sealed record InboundDraft(
    string Feed, string? From, string? Next, IReadOnlyList<InboundArrival> Arrivals, IReadOnlyList<TaskDraft> Tasks, DateTimeOffset At);

public sealed record InboundArrival(InboundItem Item)
{
    /// <summary>Why it is not complete (stable error code); null when it is.</summary>
    public string? Waits { get; init; }

    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Null when nothing contradicts it.</summary>
    public InboundConflict? Conflict { get; init; }

    /// <summary>Opened when the item turns out to be new.</summary>
    public IReadOnlyList<TaskDraft> Tasks { get; init; } = [];
}

public enum Taken
{
    /// <summary>In the feed.</summary>
    Stored,

    /// <summary>Kept, and in the feed only when its files and whatever is before it are there.</summary>
    Waiting,

    /// <summary>Was there already, whichever way it came.</summary>
    Known,

    /// <summary>Was there already, and still waits for its files.</summary>
    KnownWaiting,
}

public sealed record WaitingItem(long Id, InboundItem Item, int Attempts);

/// <param name="Conflict">What the hub held against it when it came.</param>
public sealed record InboxRow(long Number, InboundItem Item, InboundConflict? Conflict);
