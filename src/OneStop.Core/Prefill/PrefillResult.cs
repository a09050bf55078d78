using OneStop.Core.Access;
using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Core.Registries;

namespace OneStop.Core.Prefill;

/// <summary>What could be filled in, what could not and why, and where sources disagree.</summary>
public sealed record PrefillResult(
    Purpose Purpose,
    PrefillPlan Plan,
    DateTimeOffset At,
    IReadOnlyList<FilledField> Fields,
    IReadOnlyList<MissingField> Missing,
    IReadOnlyList<FieldConflict> Conflicts,
    IReadOnlyList<SourceReport> Sources,
    IReadOnlyList<PrefillWarning> Warnings);

/// <summary>A filled field. <paramref name="Lock"/> is editable whenever sources disagree, whatever the plan says.</summary>
public sealed record FilledField(PlanField Field, FactValue Value, Provenance Source, FieldLock Lock);

/// <summary>A field without a value, why, whose fault that is and what the officer does next.</summary>
/// <param name="Source">The source that should have had it; null when nobody was asked.</param>
/// <param name="Fault">The failure behind a refused or unavailable source.</param>
/// <param name="Recheck">Keys that the officer should compare with the paper.</param>
public sealed record MissingField(
    PlanField Field, MissingReason Reason, Blame Blame, Provenance? Source, Fault? Fault, IReadOnlyList<FactKey> Recheck, Wording Next);

/// <summary>Two or more sources disagree. <paramref name="Chosen"/> indexes the candidate that stands in the field, or is null.</summary>
public sealed record FieldConflict(PlanField Field, IReadOnlyList<Candidate> Candidates, int? Chosen);

/// <param name="Differs">How it differs from the first candidate; None for the first itself and for those that agree with it.</param>
public sealed record Candidate(FactValue Value, Provenance Source, TextDifference Differs);

/// <summary>How one source answered. <paramref name="Outcome"/> as in <see cref="LookupOutcome"/>.</summary>
public sealed record SourceReport(PlanSource Source, string Outcome, TimeSpan Elapsed, Provenance Provenance, Fault? Fault);

/// <summary>A soft doubt: something to look at, never a refusal.</summary>
public sealed record PrefillWarning(string Code, string Role, Wording Text);
