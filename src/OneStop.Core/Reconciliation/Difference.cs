using OneStop.Core.Dossiers;
using OneStop.Core.Errors;

namespace OneStop.Core.Reconciliation;

/// <summary>A dossier that differs between the hub and a far side.</summary>
/// <param name="Code">As written at the far side, where only that one has it.</param>
/// <param name="Day">The day under which it was found.</param>
/// <param name="Error">Stable error code behind it, where there is one.</param>
/// <param name="FirstSeen">Since when it has differed, as far as runs have noticed.</param>
/// <param name="Heals">How often the hub has sent it again for this.</param>
public sealed record Difference(
    string Destination,
    string Code,
    DateOnly Day,
    DifferenceCause Cause,
    Blame Owner,
    string? Error,
    DossierStatus? Ours,
    DossierStatus? Theirs,
    DateTimeOffset FirstSeen,
    DateTimeOffset LastSeen,
    int Heals = 0,
    DateTimeOffset? HealedAt = null)
{
    public bool NeedsPerson => DifferenceRules.Of(Cause).NeedsPerson || (DifferenceRules.Of(Cause).Heals && Heals >= DifferenceRules.MostHeals);
}

/// <summary>One comparison with one far side.</summary>
/// <param name="Ours">Dossiers of those days that the hub holds.</param>
/// <param name="Theirs">Dossiers of those days that the far side says it holds.</param>
/// <param name="Restored">So many are missing or old at once that the far side must have been put back to an earlier state.</param>
/// <param name="Error">Why the far side could not be compared with; the counts are 0 then.</param>
public sealed record ReconciliationRun(
    string Id,
    string Destination,
    DateOnly From,
    DateOnly To,
    DateTimeOffset StartedAt,
    DateTimeOffset EndedAt,
    int Ours,
    int Theirs,
    int Differing,
    int Healed,
    bool Restored,
    string? Error = null);

/// <summary>Dossiers received on a day, as one system counts them.</summary>
/// <param name="System"><c>hub</c>, <c>province</c>, <c>report</c>, or a destination's key.</param>
/// <param name="ToldBy">Who said so: the system itself or a client.</param>
public sealed record DayCount(string System, DateOnly Day, int Received, string ToldBy, DateTimeOffset At);
