using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Core.Prefill;

namespace OneStop.Host.Wire;

/// <summary>What could be filled in, what could not and why, and where registries disagree.</summary>
internal sealed record PrefillAnswer(
    string Dossier,
    string Procedure,
    string PlanVersion,
    DateTimeOffset At,
    IReadOnlyList<FilledAnswer> Fields,
    IReadOnlyList<MissingAnswer> Missing,
    IReadOnlyList<ConflictAnswer> Conflicts,
    IReadOnlyList<SourceAnswer> Sources,
    IReadOnlyList<WarningAnswer> Warnings);

internal sealed record FilledAnswer(string Name, Wording Label, TypedValue Value, SourceOfValue Source, FieldLock Lock);

/// <summary>A field without a value, and why.</summary>
/// <param name="Code">The failure behind a refused or unavailable source.</param>
/// <param name="Next">What the officer does next.</param>
internal sealed record MissingAnswer(
    string Name,
    Wording Label,
    MissingReason Reason,
    Blame Blame,
    string? Code,
    DateTimeOffset? DownSince,
    IReadOnlyList<string> Recheck,
    SourceOfValue? Source,
    Wording Next);

/// <summary>Registries that disagree about a field.</summary>
/// <param name="Chosen">Index of the candidate that stands in the field; absent when the officer decides.</param>
internal sealed record ConflictAnswer(string Name, Wording Label, IReadOnlyList<CandidateAnswer> Candidates, int? Chosen);

/// <summary>What one registry says.</summary>
/// <param name="Differs">How it differs from the first candidate.</param>
internal sealed record CandidateAnswer(TypedValue Value, SourceOfValue Source, TextDifference Differs);

/// <summary>How one registry answered.</summary>
/// <param name="RetryAfter">Seconds, where known.</param>
internal sealed record SourceAnswer(
    string Name,
    string Registry,
    string Operation,
    string Role,
    string Outcome,
    double ElapsedMs,
    string RequestId,
    string? Code,
    bool? RetrySafe,
    int? RetryAfter,
    DateTimeOffset? DownSince);

internal sealed record WarningAnswer(string Code, string Role, Wording Text);
