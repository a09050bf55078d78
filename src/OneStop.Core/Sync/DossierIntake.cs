using OneStop.Core.Dossiers;
using OneStop.Core.Errors;

namespace OneStop.Core.Sync;

/// <summary>
/// The way in for changes of dossiers: the desk judges, and a numbered step that comes ahead of its turn is held until the ones before it have
/// come. Only of a dossier that the hub knows: of another, nobody can say at which number it begins.
/// </summary>
public sealed class DossierIntake(DossierDesk desk, EarlySteps steps, IEarlyBook early, EarlyLimits limits, TimeProvider time)
{
    public async Task<DeskAnswer> AcceptAsync(Submission submission, CancellationToken cancellationToken)
    {
        var answer = await desk.AcceptAsync(submission, cancellationToken);
        switch (answer)
        {
            // Nothing can have waited for a dossier's first step.
            case DeskAnswer.Accepted { Version: > 1 } when submission.Envelope.Sequence is not null:
                await steps.TryFollowAsync(submission.Code);
                return answer;
            case DeskAnswer.Refused { Fault.Code: ErrorCode.SequenceGap, ExpectedSequence: { } expected } when MayWait(submission, expected):
                return await HoldAsync(submission, (DeskAnswer.Refused)answer, cancellationToken);
            default:
                return answer;
        }
    }

    // Whoever names the version that it has seen asks for an answer now: the version will be another when its turn comes.
    private bool MayWait(Submission submission, long expected) => submission.ExpectedVersion is null && submission.Envelope.Sequence - expected <= limits.Gap;

    private async Task<DeskAnswer> HoldAsync(Submission submission, DeskAnswer.Refused gap, CancellationToken cancellationToken)
    {
        HoldAnswer held;
        try
        {
            held = await early.HoldAsync(Draft(submission), limits, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return DossierDesk.Unavailable(new JournalUnavailableException("The step cannot be held.", exception));
        }

        switch (held.Outcome)
        {
            case HoldOutcome.Held or HoldOutcome.Repeated:
                // The step before it may have been taken meanwhile, by somebody who saw nothing wait.
                await steps.TryFollowAsync(submission.Code);
                return new DeskAnswer.Waiting(
                    StreamKey.Of(submission.Code), submission.Envelope.Sequence!.Value, gap.ExpectedSequence!.Value, held.ArrivedAt, held.Outcome == HoldOutcome.Repeated);
            case HoldOutcome.KeyReused:
                return new DeskAnswer.Refused(ErrorCode.EventKeyReused);
            case HoldOutcome.NumberTaken:
                return new DeskAnswer.Refused(ErrorCode.SequenceUsed) { ExpectedSequence = gap.ExpectedSequence };
            default:
                return gap;
        }
    }

    private EarlyDraft Draft(Submission submission)
    {
        var (envelope, now) = (submission.Envelope, time.GetUtcNow());
        return new(
            StreamKey.Of(submission.Code),
            envelope.Sequence!.Value,
            envelope.Caller.ClientId,
            envelope.MessageId,
            envelope.BodyHash,
            envelope.At,
            now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)),
            SubmissionCodec.Write(submission));
    }
}
