using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.Core.Operations;

public enum TimelineKind
{
    /// <summary>The hub accepted something.</summary>
    Event,

    /// <summary>A registry was asked for this dossier.</summary>
    Lookup,

    /// <summary>A sending, and what came of it.</summary>
    Attempt,

    /// <summary>Something of it is held now, or waits to be sent longer than it should.</summary>
    Hold,

    /// <summary>Somebody decided something.</summary>
    Operator,
}

/// <summary>One thing that happened to a dossier. No people, no numbers of people, no values of fields.</summary>
/// <param name="At">When the hub saw it.</param>
/// <param name="What">The event's kind, <c>registry/operation</c>, <c>send</c>, the state of the hold, or what the operator did.</param>
public sealed record TimelineEntry(DateTimeOffset At, TimelineKind Kind, string What)
{
    public EventPosition? Event { get; init; }

    /// <summary>Who sent it, or who decided: a client or the hub itself.</summary>
    public string? By { get; init; }

    /// <summary>When it happened, by the source's clock.</summary>
    public DateTimeOffset? SourceTime { get; init; }

    /// <summary>Where the dossier stood after the event; null where retention has emptied it.</summary>
    public DossierStatus? Status { get; init; }

    public long? Version { get; init; }

    public string? Destination { get; init; }

    public int? Attempt { get; init; }

    public TimeSpan? Took { get; init; }

    public string? Outcome { get; init; }

    public ErrorDefinition? Error { get; init; }

    /// <summary>The canonical field that the far side complains about.</summary>
    public string? Field { get; init; }

    /// <summary>The far side's receipt, or the operator's reason; long digits are masked.</summary>
    public string? Proof { get; init; }

    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>The source's number, where it numbers.</summary>
    public long? Sequence { get; init; }

    /// <summary>The number that a step waits for, which came ahead of its turn.</summary>
    public long? ExpectedSequence { get; init; }
}
