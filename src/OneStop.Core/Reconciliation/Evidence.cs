using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.Core.Reconciliation;

/// <summary>What is known of a dossier that differs.</summary>
/// <param name="Far">Null when the far side says that it has no such dossier.</param>
/// <param name="IsPassed">The destination is done with the dossier's latest event.</param>
/// <param name="Earlier">What the dossier looked like after each of its earlier events, in order, as far as that is kept.</param>
/// <param name="Hold">What holds it up at this destination.</param>
/// <param name="Outage">Why the destination gets nothing now.</param>
public sealed record Evidence(
    HubDossier Hub, FarDossier? Far, bool IsPassed, bool IsCancelled, IReadOnlyList<FarDossier> Earlier, ParkedEntry? Hold = null, Fault? Outage = null)
{
    public bool IsSame => Far == Hub.AsSeen;

    public DifferenceCause Cause(TransitionTable transitions, DateOnly day) =>
        Hold is not null ? DifferenceCause.Held
        : !IsPassed ? DifferenceCause.InQueue
        : IsCancelled ? DifferenceCause.Cancelled
        : Far is null ? DifferenceCause.FarMissing
        : Earlier.Contains(Far) ? DifferenceCause.FarOlder
        : Far.Status is { } shown && shown != Hub.Status && transitions.Allows(Hub.Status, shown, day) ? DifferenceCause.FarAhead
        : DifferenceCause.FarOther;

    public Blame Owner(DifferenceCause cause) =>
        DifferenceRules.Of(cause).Owner ?? ErrorOf(cause)?.Blame ?? Blame.Ours;

    /// <summary>What holds it up, where that has a name.</summary>
    public ErrorDefinition? ErrorOf(DifferenceCause cause) => cause switch
    {
        DifferenceCause.Held when Hold?.Cause is { } id && ErrorTable.Find(id) is { } code => ErrorTable.Of(code),
        DifferenceCause.InQueue => Outage?.Definition,
        _ => null,
    };
}
