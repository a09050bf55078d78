using OneStop.Core.Dossiers;

namespace OneStop.Host.Wire;

/// <summary>
/// A whole dossier: the body of PUT /v1/dossiers/{code}, and what GET returns. It is read strictly, member by member, so that every mistake is
/// named at once. Every time carries its offset.
/// </summary>
/// <param name="MessageId">The sender's own id of this message; may stand in the Idempotency-Key header instead.</param>
/// <param name="At">When the dossier came to stand so, by the sender's clock. Required when sending.</param>
/// <param name="Sequence">The sender's number of this event within the dossier, without gaps, where it numbers.</param>
/// <param name="Dossier">The code again; must equal the address.</param>
/// <param name="ReceivedAt">NgayTiepNhan; required from the status received on.</param>
/// <param name="DueAt">NgayHenTra.</param>
/// <param name="FinishedAt">NgayKetThucXuLy; required for finished.</param>
/// <param name="FromPortal">True when it was filed on the national portal.</param>
/// <param name="Payment">Where a fee was paid online.</param>
/// <param name="Steps">Steps of the processing that were not sent before, oldest first.</param>
internal sealed record DossierBody(
    string? MessageId,
    DateTimeOffset? At,
    long? Sequence,
    string? Dossier,
    ProcedureBody Procedure,
    DossierStatus Status,
    FilingChannel Channel,
    ApplicantBody Applicant,
    UnitBody Unit,
    string? Abstract,
    DateTimeOffset? FiledAt,
    DateTimeOffset? ReceivedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? FinishedAt,
    DateTimeOffset? ReturnedAt,
    DateTimeOffset? RefusedAt,
    bool? ReturnByPost,
    bool? FromPortal,
    string? Note,
    OnlinePayment? Payment,
    IReadOnlyList<PaperBody>? Papers,
    IReadOnlyList<FeeBody>? Fees,
    IReadOnlyList<SupplementBody>? Supplements,
    IReadOnlyList<ResultBody>? Results,
    IReadOnlyList<StepBody>? Steps);

/// <summary>The procedure, as published. Names that are left out are taken from the table of procedures where they stand there, and are warned of otherwise.</summary>
/// <param name="Code">National, or local with its owner (1.001193.000.00.00.H49).</param>
internal sealed record ProcedureBody(string Code, string? Name, string? SectorCode, string? SectorName);

/// <summary>The unit that processes the dossier.</summary>
internal sealed record UnitBody(string Code, string Name);

/// <summary>Whose dossier it is.</summary>
/// <param name="PersonalIds">Numbers as they stand on the papers: 12 digits, or 9 of an old CMND.</param>
/// <param name="PortalAccount">The account's TechID at the portal.</param>
/// <param name="IdentityVerified">True when the account was verified by VNeID.</param>
internal sealed record ApplicantBody(
    ApplicantKind Kind,
    string? Name,
    IReadOnlyList<string>? PersonalIds,
    string? OrganisationName,
    string? TaxCode,
    string? PortalAccount,
    bool? IdentityVerified,
    string? Phone,
    string? Email);

/// <summary>A file that was uploaded to the hub, or lies at an https address.</summary>
/// <param name="Sha256">64 hexadecimal digits in lower case.</param>
internal sealed record FileBody(string Name, string Sha256, string? Url);

/// <summary>A paper that was handed in.</summary>
/// <param name="Component">MaThanhPhanHoSo.</param>
/// <param name="ReplacedByResult">MaKetQuaThayThe.</param>
/// <param name="Reuse">Checked against what the hub itself recorded: a file counts as digitised before when the hub had kept it before the day of the dossier.</param>
internal sealed record PaperBody(string Id, string Name, string? Component, FileBody? File, string? ReplacedByResult, PaperReuse? Reuse, bool? Deleted);

/// <summary>A fee.</summary>
/// <param name="Amount">Whole đồng; 0 for an exemption.</param>
/// <param name="Kind">1 fee (phí), 2 charge (lệ phí).</param>
internal sealed record FeeBody(string Name, long Amount, int? Kind, string? Code, bool? Exempt, bool? PaidOnline);

/// <summary>A request for supplements.</summary>
/// <param name="Papers">What the citizen brought.</param>
/// <param name="Fees">What had to be paid on top.</param>
internal sealed record SupplementBody(
    int Number,
    string RequestedBy,
    string Content,
    DateTimeOffset RequestedAt,
    DateTimeOffset? CompletedAt,
    string? ReceivedBy,
    string? CompletionNote,
    DateTimeOffset? PreviousDueAt,
    DateTimeOffset? NewDueAt,
    IReadOnlyList<PaperBody>? Papers,
    IReadOnlyList<FeeBody>? Fees);

/// <summary>A result.</summary>
/// <param name="File">Required of who sends it to the hub; absent where a far side names a result without its file.</param>
/// <param name="Code">MaGiayToKetQua, such as KQ.G15.000031.</param>
internal sealed record ResultBody(string Id, string Name, FileBody? File, string? Code, string? Component);

/// <summary>A step of the processing.</summary>
internal sealed record StepBody(
    string Officer, DateTimeOffset At, string Content, DossierStatus Status, string? Title, string? Department, DateTimeOffset? From, DateTimeOffset? Until);
