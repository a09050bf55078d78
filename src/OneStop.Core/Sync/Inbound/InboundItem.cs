using OneStop.Core.Dossiers;
using OneStop.Core.Facts;

namespace OneStop.Core.Sync.Inbound;

/// <summary>What came in. Kept as a number: new ones are added at the end.</summary>
public enum InboundKind
{
    /// <summary>A dossier filed at a far side.</summary>
    Filed,

    /// <summary>A change of a dossier made there.</summary>
    Status,

    /// <summary>A result that came with its files.</summary>
    Result,

    /// <summary>A citizen's question.</summary>
    Question,
}

/// <summary>One thing that a far side has for the province, in the hub's own words.</summary>
public sealed record InboundItem
{
    /// <summary>Key of the far side.</summary>
    public required string Source { get; init; }

    /// <summary>The far side's own number or name of the message.</summary>
    public required string MessageId { get; init; }

    public required InboundKind Kind { get; init; }

    /// <summary>What keeps its order: the dossier's code, or the question's id.</summary>
    public required string Subject { get; init; }

    /// <summary>Null for a question.</summary>
    public DossierCode? Dossier { get; init; }

    /// <summary>Whose it is: only callers that act for this unit see it.</summary>
    public required AgencyCode Unit { get; init; }

    /// <summary>
    /// What the far side calls the unit, empty where it calls none, when that is no unit known here: <see cref="Unit"/> is then the province's, and
    /// somebody has to pass the item on. Null otherwise.
    /// </summary>
    public string? UnknownUnit { get; init; }

    public DossierStatus? Status { get; init; }

    public required DateTimeOffset SourceTime { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required InboundContent Content { get; init; }

    public IReadOnlyList<InboundFile> Files { get; init; } = [];

    /// <summary>SHA-256 of the message as it came, without the number that the far side gave it.</summary>
    public required byte[] BodyHash { get; init; }

    /// <summary>Withheld: most of it is somebody's.</summary>
    public override string ToString() => $"[{Kind} from {Source}]";
}

/// <summary>The part that only the province's system needs.</summary>
/// <param name="State">The whole dossier, where the far side sends it.</param>
/// <param name="Text">What was said about the change.</param>
/// <param name="Officer">Who made it, where that is told.</param>
/// <param name="ResultCode">Code of the result (<c>KQ.G15.000031</c>).</param>
public sealed record InboundContent(
    DossierState? State = null, string? Text = null, string? Officer = null, string? ResultCode = null, QuestionText? Question = null)
{
    /// <summary>What was registered, where a far side registers.</summary>
    public InboundResult? Result { get; init; }

    /// <summary>
    /// What the far side said beside, in its own names, as a JSON pointer into its message: kept where it will not be said twice. May be about people.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Others { get; init; }

    public override string ToString() => "[content]";
}

/// <summary>An entry in a register, as a birth's or a death's; the certificate is among the item's files.</summary>
/// <param name="PersonalId">The number that was newly issued with it; null where none is.</param>
/// <param name="Others">What else was said of it, by the far side's own names.</param>
public sealed record InboundResult(PersonalId? PersonalId, string? RegistrationNumber, string? Book, string? Page, IReadOnlyDictionary<string, string> Others)
{
    public override string ToString() => "[result]";
}

/// <summary>A file that belongs to an item; the item is complete only when all of them lie in the hub.</summary>
/// <param name="Sha256">64 lower-case hex digits, as the far side states it.</param>
/// <param name="Path">Where the far side keeps it; null when it travels with the message.</param>
public sealed record InboundFile(string Name, string Sha256, string? Component = null, string? Path = null, long? Bytes = null);
