using OneStop.Core.Errors;
using OneStop.Core.Prefill;

namespace OneStop.Host.Wire;

internal static class PrefillMapping
{
    public static PrefillAnswer ToWire(PrefillResult result) => new(
        result.Purpose.Dossier.Text,
        result.Plan.Procedure.National,
        result.Plan.Version,
        result.At,
        [.. result.Fields.Select(Filled)],
        [.. result.Missing.Select(Missing)],
        [.. result.Conflicts.Select(Conflict)],
        [.. result.Sources.Select(Source)],
        [.. result.Warnings.Select(w => new WarningAnswer(w.Code, w.Role, w.Text))]);

    private static FilledAnswer Filled(FilledField filled) => new(
        filled.Field.Name,
        filled.Field.Label,
        ValueMapping.ToWire(filled.Value, filled.Field.Columns),
        SourceOfValue.Of(filled.Source),
        filled.Lock);

    private static MissingAnswer Missing(MissingField missing) => new(
        missing.Field.Name,
        missing.Field.Label,
        missing.Reason,
        missing.Blame,
        missing.Fault?.Definition.Id,
        missing.Fault?.Since,
        [.. missing.Recheck.Select(key => key.Name)],
        missing.Source is { } source ? SourceOfValue.Of(source) : null,
        missing.Next);

    private static ConflictAnswer Conflict(FieldConflict conflict) => new(
        conflict.Field.Name,
        conflict.Field.Label,
        [.. conflict.Candidates.Select(c => new CandidateAnswer(
            ValueMapping.ToWire(c.Value, conflict.Field.Columns), SourceOfValue.Of(c.Source), c.Differs))],
        conflict.Chosen);

    private static SourceAnswer Source(SourceReport report) => new(
        report.Source.Name,
        report.Source.Registry,
        report.Source.Operation,
        report.Source.Role,
        report.Outcome,
        Math.Round(report.Elapsed.TotalMilliseconds, 1),
        report.Provenance.RequestId,
        report.Fault?.Definition.Id,
        report.Fault?.Definition.RetrySafe,
        Seconds(report.Fault),
        report.Fault?.Since);

    private static int? Seconds(Fault? fault) => fault?.RetryAfter is { } wait ? (int)Math.Ceiling(wait.TotalSeconds) : null;
}
