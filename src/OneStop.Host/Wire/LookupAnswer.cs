using OneStop.Core.Registries;

namespace OneStop.Host.Wire;

/// <summary>How one look-up ended, when the registry gave an answer. Failures are problem documents.</summary>
/// <param name="Outcome">found, not-found or mismatch.</param>
/// <param name="NotHeld">Fields asked for that the record does not hold.</param>
/// <param name="Recheck">Keys that the officer should compare with the paper.</param>
/// <param name="Certain">False when the registry answers an absent person and differing keys alike, or does not clearly say that there is no record.</param>
internal sealed record LookupAnswer(
    string Outcome,
    IReadOnlyList<FieldValue> Fields,
    IReadOnlyList<string> NotHeld,
    IReadOnlyList<string> Recheck,
    bool Certain,
    SourceOfValue Source);

internal sealed record FieldValue(string Name, TypedValue Value);

/// <summary>Where a value comes from.</summary>
/// <param name="At">When the registry answered.</param>
/// <param name="RequestId">The id under which the registry was asked and the access log keeps it; empty when it never answered.</param>
internal sealed record SourceOfValue(string Registry, string Operation, DateTimeOffset At, string RequestId)
{
    public static SourceOfValue Of(Provenance source) => new(source.Registry, source.Operation, source.At, source.RequestId);
}
