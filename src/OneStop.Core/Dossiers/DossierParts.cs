using OneStop.Core.Facts;

namespace OneStop.Core.Dossiers;

/// <param name="Name">As published; null where the caller left it to the catalogue.</param>
public sealed record DossierProcedure(ProcedureCode Code, string? Name = null, string? SectorCode = null, string? SectorName = null);

/// <param name="Name">The portal shows names, not codes (<c>DonViXuLy</c>).</param>
public sealed record DossierUnit(AgencyCode Code, string Name);

public enum FilingChannel
{
    Direct = 1,
    Online = 2,
    Post = 3,
}

public enum ApplicantKind
{
    Citizen = 1,
    Enterprise = 2,
    Agency = 3,
    Organisation = 4,
}

/// <summary>Where a fee was paid online: on the national portal or on the province's own gateway.</summary>
public enum OnlinePayment
{
    None,
    Portal,
    ProvincialGateway,
}

/// <summary>Whose dossier it is.</summary>
/// <param name="PersonalIds">Numbers as they stand on the papers; empty where none is known. None is ever invented.</param>
/// <param name="PortalAccount">The account's TechID at the portal.</param>
/// <param name="IdentityVerified">True when the account was verified by VNeID.</param>
public sealed record Applicant(
    ApplicantKind Kind,
    FullName? Name,
    IReadOnlyList<PersonalId> PersonalIds,
    string? OrganisationName = null,
    TaxCode? TaxCode = null,
    string? PortalAccount = null,
    bool IdentityVerified = false,
    string? Phone = null,
    string? Email = null)
{
    /// <summary>Withheld: what a log could print of it is a person's.</summary>
    public override string ToString() => "[applicant]";
}

/// <summary>A file by its content: uploaded to the hub, or left where the caller keeps it.</summary>
/// <param name="Sha256">Lower-case hex of the content.</param>
/// <param name="Url">Where it lies outside the hub; null when the hub stores it.</param>
public sealed record FileReference(string Name, string Sha256, Uri? Url = null);

/// <summary>A paper of the dossier (<c>TaiLieuNop</c>). One file each: several files are several papers.</summary>
/// <param name="Component">Code of the component in the procedure (<c>MaThanhPhanHoSo</c>).</param>
/// <param name="ReplacedByResult">Code of the earlier result that stands in for the paper (<c>MaKetQuaThayThe</c>).</param>
public sealed record DossierPaper(
    string Id,
    string Name,
    string? Component = null,
    FileReference? File = null,
    string? ReplacedByResult = null,
    PaperReuse Reuse = PaperReuse.None,
    bool Deleted = false);

/// <summary>Where a paper came from, as the caller states it; checked against what the hub recorded.</summary>
public enum PaperReuse
{
    /// <summary>Handed in for this dossier.</summary>
    None,

    /// <summary>A file digitised for an earlier dossier.</summary>
    Digitised,

    /// <summary>Fetched from the electronic data warehouse.</summary>
    Warehouse,
}

/// <param name="Amount">VND; 0 for an exemption, which must be stated (an omitted fee counts against the province).</param>
/// <param name="Kind">1 fee (phí), 2 charge (lệ phí).</param>
public sealed record DossierFee(string Name, long Amount, int Kind = 1, string? Code = null, bool Exempt = false, bool PaidOnline = false);

/// <param name="CompletedAt">Null while the citizen has not come back.</param>
public sealed record SupplementRequest(
    int Number,
    string RequestedBy,
    string Content,
    DateTimeOffset RequestedAt,
    DateTimeOffset? CompletedAt = null,
    string? ReceivedBy = null,
    string? CompletionNote = null,
    DateTimeOffset? PreviousDueAt = null,
    DateTimeOffset? NewDueAt = null)
{
    /// <summary>What the citizen brought (<c>DanhSachGiayToBoSung</c>).</summary>
    public IReadOnlyList<DossierPaper> Papers { get; init; } = [];

    /// <summary>What had to be paid on top (<c>DanhSachLePhiBoSung</c>).</summary>
    public IReadOnlyList<DossierFee> Fees { get; init; } = [];
}

/// <param name="Code">Code of the result in the catalogue (<c>MaGiayToKetQua</c>, as KQ.G15.000031).</param>
public sealed record DossierResult(string Id, string Name, FileReference? File, string? Code = null, string? Component = null);

/// <summary>One step of the processing (<c>CapNhatTienDoHoSoMC</c>).</summary>
public sealed record ProcessingStep(
    string Officer,
    DateTimeOffset At,
    string Content,
    DossierStatus Status,
    string? Title = null,
    string? Department = null,
    DateTimeOffset? From = null,
    DateTimeOffset? Until = null);

/// <summary>What the hub recorded: the only source of the reuse marks that are sent.</summary>
/// <param name="Registries">Keys of the registries that answered about this dossier.</param>
/// <param name="WarehousePapers">Ids of papers whose file the hub fetched from the warehouse for this dossier.</param>
public sealed record DossierEvidence(IReadOnlyList<string> Registries, IReadOnlyList<string> WarehousePapers)
{
    public static DossierEvidence None { get; } = new([], []);

    /// <summary>Ids of papers whose file the hub had kept before the day of this dossier.</summary>
    public IReadOnlyList<string> DigitisedPapers { get; init; } = [];
}
