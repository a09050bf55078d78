using OneStop.Core.Sync;

namespace OneStop.Host.Wire;

internal static class EarlyMapping
{
    public static AcceptedAnswer ToWire(DeskAnswer.Waiting waiting) =>
        new(AcceptedAnswer.Waiting, Event: null, waiting.Stream.Text, Version: null, waiting.ReceivedAt, Warnings: [], waiting.Expected);

    /// <summary>Null when nothing of the dossier came ahead of its turn.</summary>
    public static EarlyAnswer? ToWire(DossierFound found) => found.Early.Count == 0 ? null : new(
        (found.Sequence ?? 0) + 1,
        [.. found.Early.Select(step => new EarlyStepAnswer(
            step.Sequence, step.Waits ? AcceptedAnswer.Waiting : "refused", step.Source, step.ArrivedAt, ErrorText.Of(step.Refusal)))]);
}
