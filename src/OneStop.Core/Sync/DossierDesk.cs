using OneStop.Core.Access;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;

namespace OneStop.Core.Sync;

/// <summary>Takes changes of dossiers: the one method behind every way of sending one.</summary>
public sealed class DossierDesk(
    IDossierBook book, MessageBook messages, EvidenceReader evidence, IFileShelf files, DossierCheck check, IEarlyBook early, TimeProvider time)
{
    /// <summary>Two systems that write one dossier at once are rare; five times in a row is somebody's loop.</summary>
    private const int Tries = 5;

    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(2);

    /// <summary>Accepted only after the commit. Never throws for a store that is down: the fault says to send it again.</summary>
    public async Task<DeskAnswer> AcceptAsync(Submission submission, CancellationToken cancellationToken)
    {
        try
        {
            for (var i = 0; i < Tries; i++)
            {
                if (await TryAsync(submission, cancellationToken) is { } answer)
                {
                    return answer;
                }
            }

            return new DeskAnswer.Refused(new Fault(ErrorCode.DossierBusy, ComeBack), []);
        }
        catch (JournalUnavailableException exception)
        {
            return Unavailable(exception);
        }
        catch (IOException exception)
        {
            return Unavailable(new("The files of the dossier cannot be looked at.", exception));
        }
    }

    public static DeskAnswer.Refused Unavailable(JournalUnavailableException exception) =>
        new(new Fault(exception.IsFull ? ErrorCode.JournalFull : ErrorCode.JournalUnavailable, ComeBack), []);

    private async Task<DeskAnswer?> TryAsync(Submission submission, CancellationToken cancellationToken)
    {
        var (entry, found) = await ReadAsync(submission.Code, cancellationToken);
        if (entry is { Early: > 0 } && await IsAnotherBodyOfAWaitingAsync(submission.Envelope, cancellationToken))
        {
            return new DeskAnswer.Refused(ErrorCode.EventKeyReused);
        }

        var before = submission.Change is DossierChange.Full || entry is null ? null : await messages.ReadAsync(entry.Latest, cancellationToken);
        if (before is null && entry is not null && submission.Change is not DossierChange.Full)
        {
            return new DeskAnswer.Refused(ErrorCode.EventUnreadable);
        }

        var stream = StreamKey.Of(submission.Code);
        var draft = Draft(submission, entry, before?.Dossier, found, out var refusal);
        if (draft is null)
        {
            return await messages.RefuseAsync(refusal!, submission.Envelope, stream, cancellationToken);
        }

        var head = HeadOf(draft, submission, entry);
        var answer = await messages.AppendAsync(draft.Event, head, submission.Envelope.BodyHash, draft.Doubts, cancellationToken);
        return answer is null && submission.ExpectedVersion is not null
            ? await messages.RefuseAsync(new(ErrorCode.DossierMoved), submission.Envelope, stream, cancellationToken)
            : answer;
    }

    private async Task<(DossierEntry? Entry, DossierEvidence Evidence)> ReadAsync(DossierCode code, CancellationToken cancellationToken)
    {
        try
        {
            var finding = book.FindAsync(code, cancellationToken);
            var deriving = evidence.OfAsync(code, cancellationToken);
            return (await finding, await deriving);
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not JournalUnavailableException)
        {
            throw new JournalUnavailableException("The dossier cannot be read.", exception);
        }
    }

    private async Task<bool> IsAnotherBodyOfAWaitingAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        try
        {
            return await early.FindAsync(envelope.Caller.ClientId, envelope.MessageId, cancellationToken) is { } waiting
                && !waiting.BodyHash.AsSpan().SequenceEqual(envelope.BodyHash);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new JournalUnavailableException("What waits of the dossier cannot be read.", exception);
        }
    }

    private Accepting? Draft(Submission submission, DossierEntry? entry, DossierState? before, DossierEvidence found, out DeskAnswer.Refused? refusal)
    {
        refusal = Admission.Check(submission, entry?.Head);
        if (refusal is not null)
        {
            return null;
        }

        var envelope = submission.Envelope;
        if (DossierStep.Apply(before, submission.Change, envelope.At, out var obstacle) is not { } after)
        {
            refusal = new(new Fault(ErrorCode.RequestInvalid), [obstacle!.Value]);
            return null;
        }

        if (!envelope.Caller.MayActFor(after.State.Unit.Code))
        {
            refusal = new(ErrorCode.UnitNotAllowed);
            return null;
        }

        var state = after.State with
        {
            Procedure = check.Completed(after.State.Procedure),
            Evidence = found with { DigitisedPapers = DigitisedPapers.Of(after.State, files) },
        };
        var now = Milliseconds(time.GetUtcNow());
        var findings = check.Run(new(entry?.Head.Status, entry?.Head.LastAt, state, after.Steps, envelope.At, now));
        findings = [.. findings, .. FileCheck.Run(before, state, files)];
        if (findings.Any(finding => finding.Severity == Severity.Hard))
        {
            refusal = new(new Fault(ErrorCode.RequestInvalid), findings) { Version = entry?.Head.Version };
            return null;
        }

        // An event warns of what it brought about; the whole dossier is told everything about itself.
        IReadOnlyList<Finding> doubts = before is null ? findings : [.. findings.Except(check.DoubtsOf(before))];
        return Accepting.Of(submission, entry?.Head, state, after.Steps, doubts, now);
    }

    private static DossierHead HeadOf(Accepting draft, Submission submission, DossierEntry? entry)
    {
        var state = draft.Event.Dossier!;
        return new(
            submission.Code,
            draft.Event.Version,
            state.Status,
            state.Procedure.Code,
            state.Unit.Code,
            state.ReceivedAt is { } received ? ProvinceTime.DayOf(received) : null,
            DossierDigest.Of(state),
            submission.Envelope.Sequence ?? entry?.Head.Sequence,
            submission.Envelope.At);
    }

    // What a store keeps of an instant differs; what every store keeps can be told again as it was told first.
    private static DateTimeOffset Milliseconds(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond));
}
