using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Prefill;
using OneStop.Core.Reconciliation;

namespace OneStop.Host.Wire;

/// <summary>What the systems count, where they differ, and whose that is.</summary>
/// <param name="Days">Dossiers received per day, as each system counts them.</param>
/// <param name="Differences">The oldest first.</param>
/// <param name="Runs">The latest comparisons, the latest first.</param>
internal sealed record ReconciliationAnswer(
    DateOnly From,
    DateOnly To,
    IReadOnlyList<DayCounts> Days,
    IndicatorAnswer Indicator,
    IReadOnlyList<DifferenceAnswer> Differences,
    IReadOnlyList<RunAnswer> Runs);

/// <summary>One day; a system that has said nothing is absent.</summary>
/// <param name="Hub">Dossiers that the hub has accepted.</param>
/// <param name="Province">As the provincial system said; absent until it has.</param>
/// <param name="Portal">As the national portal says.</param>
/// <param name="Report">As the national report system says; absent where it is not asked.</param>
internal sealed record DayCounts(DateOnly Day, int? Hub, int? Province, int? Portal, int? Report);

/// <summary>Indicator 1.4 over these days: what the portal has, of the larger of what it and the report system received.</summary>
/// <param name="Percent">Two decimals; absent before the formula was in force, or while the portal's count is not known.</param>
internal sealed record IndicatorAnswer(int? Portal, int? Report, decimal? Percent);

/// <summary>A dossier that differs.</summary>
/// <param name="Owner">Whose it is to put right.</param>
/// <param name="Since">When a comparison first noticed it.</param>
/// <param name="Heals">How often the hub has sent it again for this.</param>
/// <param name="NeedsPerson">Nothing more happens until somebody decides.</param>
internal sealed record DifferenceAnswer(
    string Destination,
    string Dossier,
    DateOnly Day,
    DifferenceCause Cause,
    Wording Text,
    Blame Owner,
    ErrorText? Error,
    DossierStatus? Ours,
    DossierStatus? Theirs,
    DateTimeOffset Since,
    long AgeSeconds,
    int Heals,
    DateTimeOffset? HealedAt,
    bool NeedsPerson);

/// <summary>One comparison.</summary>
/// <param name="Restored">So many were missing or old at once that the far side must have been put back to an earlier state.</param>
/// <param name="Error">Why there was no comparison.</param>
internal sealed record RunAnswer(
    string Destination, DateOnly From, DateOnly To, DateTimeOffset At, double Seconds, int Ours, int Theirs, int Differing, int Healed, bool Restored, ErrorText? Error);

/// <summary>The body of PUT /v1/reconciliation/counts/{day}.</summary>
/// <param name="Received">Dossiers that the provincial system received on that day, 0 to 1,000,000.</param>
internal sealed record CountBody(int Received);

/// <summary>The count as it is kept.</summary>
internal sealed record CountAnswer(DateOnly Day, int Received);

/// <summary>One comparison and what it found.</summary>
internal sealed record DiffAnswer(RunAnswer Run, IReadOnlyList<DifferenceAnswer> Differences);
