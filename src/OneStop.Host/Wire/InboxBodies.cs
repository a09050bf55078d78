using OneStop.Core.Dossiers;
using OneStop.Core.Sync.Inbound;

namespace OneStop.Host.Wire;

/// <summary>A page of the inbox.</summary>
/// <param name="Acknowledged">How far this caller has acknowledged.</param>
/// <param name="Next">What to ask with as after next: the last number here, or the after that was asked with.</param>
internal sealed record InboxAnswer(long Acknowledged, long Next, IReadOnlyList<InboxItemAnswer> Items);

/// <summary>Something that a far side has for the province.</summary>
/// <param name="Number">Its place: rises, and nothing is ever put in before a number that was seen.</param>
/// <param name="Source">Key of the far side.</param>
/// <param name="MessageId">The far side's own number of it.</param>
/// <param name="At">When it happened, by the far side's clock.</param>
/// <param name="Others">What the far side said beside, in its own names, each a JSON pointer into its message.</param>
/// <param name="State">The whole dossier, where the far side sends it, in the form in which it is sent to the hub.</param>
/// <param name="Files">All of them lie in the hub.</param>
/// <param name="Conflict">Set when both sides had changed the dossier.</param>
internal sealed record InboxItemAnswer(
    long Number,
    InboundKind Kind,
    string Source,
    string MessageId,
    string? Dossier,
    string Unit,
    DossierStatus? Status,
    DateTimeOffset At,
    DateTimeOffset ReceivedAt,
    string? Text,
    string? Officer,
    string? ResultCode,
    InboxResultAnswer? Result,
    IReadOnlyDictionary<string, string>? Others,
    DossierBody? State,
    QuestionBody? Question,
    IReadOnlyList<InboxFileAnswer> Files,
    InboxConflictAnswer? Conflict);

/// <summary>An entry in a register, as a birth's or a death's; the certificate is among the files.</summary>
/// <param name="PersonalId">The number that was newly issued with it.</param>
/// <param name="Others">What else was said of it, by the far side's own names.</param>
internal sealed record InboxResultAnswer(
    string? PersonalId, string? RegistrationNumber, string? Book, string? Page, IReadOnlyDictionary<string, string> Others)
{
    public override string ToString() => "[result]";
}

/// <summary>A file that came with an item.</summary>
/// <param name="Url">Expires, and cannot be guessed.</param>
internal sealed record InboxFileAnswer(string Name, string Sha256, string? Component, string Url);

/// <summary>A citizen's question.</summary>
/// <param name="AskedUnit">The unit's code as the far side wrote it; the answer goes back under it by itself.</param>
/// <param name="Procedure">Code of the procedure as the far side writes it.</param>
internal sealed record QuestionBody(
    string Id, string Sector, string Content, string? AskedUnit, string? UnitName, string? Procedure, AskerBody? Asker, EarlierAnswerBody? Answered)
{
    public override string ToString() => "[question]";
}

/// <summary>Whom to answer.</summary>
/// <param name="Name">Of a person or an organisation.</param>
internal sealed record AskerBody(string? Name, string? Address, string? Email, string? Phone)
{
    public override string ToString() => "[asker]";
}

/// <summary>What was answered already.</summary>
/// <param name="Id">The far side's own number of it.</param>
internal sealed record EarlierAnswerBody(string? Id, string? Content);

/// <summary>Both sides changed the dossier from the same state; both versions are kept, and a task is open.</summary>
/// <param name="Winner">Which of them the declared rule follows.</param>
/// <param name="HubEvent">Where the province's own version stands in the journal.</param>
internal sealed record InboxConflictAnswer(PrevailingSide Winner, string Rule, DossierStatus HubStatus, string HubEvent);

/// <summary>What a client has taken over.</summary>
/// <param name="UpTo">Everything up to this number was taken over.</param>
internal sealed record AckBody(long UpTo);

/// <summary>The acknowledgement in force.</summary>
/// <param name="Acknowledged">Where it stands now: it never moves back.</param>
internal sealed record AckAnswer(long Acknowledged);
