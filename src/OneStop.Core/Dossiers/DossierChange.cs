using System.Text.Json.Serialization;

namespace OneStop.Core.Dossiers;

/// <summary>What one event says about a dossier. The names are those of changes that wait for their turn: never renamed.</summary>
[JsonDerivedType(typeof(Full), "state")]
[JsonDerivedType(typeof(Progress), "status")]
[JsonDerivedType(typeof(SupplementRequested), "supplement-requested")]
[JsonDerivedType(typeof(SupplementCompleted), "supplement-completed")]
[JsonDerivedType(typeof(ResultAdded), "result")]
[JsonDerivedType(typeof(Paid), "payment")]
[JsonDerivedType(typeof(DueMoved), "due-date")]
public abstract record DossierChange
{
    private DossierChange()
    {
    }

    /// <summary>The whole dossier as its system holds it, with the steps that were not sent before.</summary>
    public sealed record Full(DossierState State, IReadOnlyList<ProcessingStep> Steps) : DossierChange;

    /// <summary>A step of the processing. Times that the step did not change are null.</summary>
    public sealed record Progress(
        DossierStatus Status,
        StepText Step,
        DateTimeOffset? ReceivedAt = null,
        DateTimeOffset? DueAt = null,
        DateTimeOffset? FinishedAt = null,
        DateTimeOffset? ReturnedAt = null,
        DateTimeOffset? RefusedAt = null) : DossierChange;

    public sealed record SupplementRequested(string RequestedBy, string Content) : DossierChange;

    /// <param name="Status">Where the dossier goes on.</param>
    public sealed record SupplementCompleted(string ReceivedBy, string Note, DossierStatus Status, DateTimeOffset? NewDueAt = null) : DossierChange;

    /// <summary>A result, or a newer form of one with the same id.</summary>
    public sealed record ResultAdded(DossierResult Result) : DossierChange;

    /// <summary>The fees as they stand now, all of them.</summary>
    public sealed record Paid(OnlinePayment Payment, IReadOnlyList<DossierFee> Fees) : DossierChange;

    /// <param name="Step">Who moved it and why.</param>
    public sealed record DueMoved(DateTimeOffset DueAt, StepText Step) : DossierChange;
}

/// <summary>Who did what in a step; its time and status are the event's.</summary>
public sealed record StepText(
    string Officer,
    string Content,
    string? Title = null,
    string? Department = null,
    DateTimeOffset? From = null,
    DateTimeOffset? Until = null)
{
    public ProcessingStep At(DateTimeOffset at, DossierStatus status) => new(Officer, at, Content, status, Title, Department, From, Until);
}
