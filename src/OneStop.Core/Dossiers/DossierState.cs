namespace OneStop.Core.Dossiers;

/// <summary>
/// Everything that is sent about a dossier, as it stands after an event. Instants carry their offset; what is not known is null, never
/// a made-up value. Fields and their weight: Decision 766/QĐ-TTg's formulas read exactly these.
/// </summary>
public sealed record DossierState
{
    public required DossierCode Code { get; init; }

    public required DossierProcedure Procedure { get; init; }

    public required DossierStatus Status { get; init; }

    /// <summary>How it was filed. Required: a dossier without it silently counts as filed at the counter.</summary>
    public required FilingChannel Channel { get; init; }

    public required Applicant Applicant { get; init; }

    /// <summary>The unit that processes it, which need not be the unit that received it.</summary>
    public required DossierUnit Unit { get; init; }

    public string? Abstract { get; init; }

    public DateTimeOffset? FiledAt { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset? ReturnedAt { get; init; }

    public DateTimeOffset? RefusedAt { get; init; }

    /// <summary>True when the result goes by post.</summary>
    public bool ReturnByPost { get; init; }

    /// <summary>True when it was filed on the national portal.</summary>
    public bool FromPortal { get; init; }

    public string? Note { get; init; }

    public OnlinePayment Payment { get; init; }

    public IReadOnlyList<DossierPaper> Papers { get; init; } = [];

    public IReadOnlyList<DossierFee> Fees { get; init; } = [];

    public IReadOnlyList<SupplementRequest> Supplements { get; init; } = [];

    public IReadOnlyList<DossierResult> Results { get; init; } = [];

    /// <summary>What the hub itself recorded while the dossier was open. Derived at acceptance, never taken from a caller.</summary>
    public DossierEvidence Evidence { get; init; } = DossierEvidence.None;
}
