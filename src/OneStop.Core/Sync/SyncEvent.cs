using OneStop.Core.Dossiers;

namespace OneStop.Core.Sync;

/// <summary>Kept as a number: new ones are added at the end.</summary>
public enum EventKind
{
    /// <summary>The full state of a dossier.</summary>
    State,

    /// <summary>One step of a dossier.</summary>
    Step,

    /// <summary>A question to pass on, or the answer to one.</summary>
    Question,
    Answer,

    /// <summary>Satisfaction and officer ratings of a unit in a month.</summary>
    Rating,

    /// <summary>Something came in from a far side, for the province's systems.</summary>
    Inbound,
}

/// <summary>
/// One accepted change, complete in itself: a dossier's event carries the whole state after it, so that sending it again converges and a
/// refused batch can be cut in two anywhere.
/// </summary>
public sealed record SyncEvent
{
    public required StreamKey Stream { get; init; }

    public required EventKind Kind { get; init; }

    /// <summary>The system it came from: a client id, or the key of a far side.</summary>
    public required string Source { get; init; }

    public required string MessageId { get; init; }

    /// <summary>When it happened, as the source says. Kept beside <see cref="ReceivedAt"/>, never replaced by it.</summary>
    public required DateTimeOffset SourceTime { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it came, where it then waited for an earlier step until <see cref="ReceivedAt"/>.</summary>
    public DateTimeOffset? ArrivedAt { get; init; }

    /// <summary>The source's own number within the stream, where it numbers its messages.</summary>
    public long? Sequence { get; init; }

    /// <summary>1 for the first event of a dossier; also the dossier's ETag after this event.</summary>
    public long Version { get; init; }

    /// <summary>The dossier after the event; null for questions, answers and ratings.</summary>
    public DossierState? Dossier { get; init; }

    /// <summary>Steps that this event adds, in order.</summary>
    public IReadOnlyList<ProcessingStep> NewSteps { get; init; } = [];

    public QuestionText? Question { get; init; }

    public QuestionAnswer? Answer { get; init; }

    public UnitRating? Rating { get; init; }

    public InboundNews? Inbound { get; init; }

    /// <summary>Ids of the doubts that acceptance reported (rows of the error table).</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>Where each of <see cref="Doubts"/> lies in the dossier, as a JSON pointer.</summary>
    public IReadOnlyList<string> DoubtPlaces { get; init; } = [];
}
