using OneStop.Core.Dossiers;
using OneStop.Core.Sync;

namespace OneStop.Host.Wire;

internal static class DeskMapping
{
    public static AcceptedAnswer ToWire(DeskAnswer.Accepted accepted) => new(
        AcceptedAnswer.Accepted,
        accepted.Position.ToString(),
        accepted.Stream.Text,
        accepted.Version == 0 ? null : accepted.Version,
        accepted.ReceivedAt,
        [.. accepted.Doubts.Select(doubt => FieldError.At(doubt.Place, doubt.Code))]);

    /// <summary>Null where the content was not the reason.</summary>
    public static IReadOnlyList<FieldError>? Errors(DeskAnswer.Refused refused) => refused.Findings.Count == 0
        ? null
        : [.. refused.Findings.Where(finding => finding.Severity == Severity.Hard).Select(finding => FieldError.At(finding.Place, finding.Code))];
}
