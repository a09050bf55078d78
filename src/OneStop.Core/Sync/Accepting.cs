using OneStop.Core.Dossiers;
using OneStop.Core.Errors;

namespace OneStop.Core.Sync;

/// <summary>An event that passed every check.</summary>
internal sealed record Accepting(SyncEvent Event, IReadOnlyList<Finding> Doubts)
{
    public static Accepting Of(
        Submission submission, DossierHead? head, DossierState state, IReadOnlyList<ProcessingStep> steps, IReadOnlyList<Finding> doubts, DateTimeOffset now)
    {
        var envelope = submission.Envelope;
        return new(
            new SyncEvent
            {
                Stream = StreamKey.Of(submission.Code),
                Kind = submission.Change is DossierChange.Full ? EventKind.State : EventKind.Step,
                Source = envelope.Caller.ClientId,
                MessageId = envelope.MessageId,
                SourceTime = envelope.At,
                ReceivedAt = now,
                ArrivedAt = submission.ArrivedAt,
                Sequence = envelope.Sequence,
                Version = (head?.Version ?? 0) + 1,
                Dossier = state,
                NewSteps = steps,
                Doubts = [.. doubts.Select(doubt => ErrorTable.Of(doubt.Code).Id)],
                DoubtPlaces = [.. doubts.Select(doubt => doubt.Place)],
            },
            doubts);
    }
}
