using OneStop.Core.Dossiers;
using OneStop.Core.Errors;

namespace OneStop.Core.Sync;

/// <summary>Whether a change may be applied to the dossier as it stands, before anybody looks at its content.</summary>
internal static class Admission
{
    public static DeskAnswer.Refused? Check(Submission submission, DossierHead? head)
    {
        if (head is not null && !submission.Envelope.Caller.MayActFor(head.Unit))
        {
            return new(ErrorCode.UnitNotAllowed);
        }

        if (head is null && submission.Change is not DossierChange.Full)
        {
            return new(ErrorCode.DossierUnknown);
        }

        var version = head?.Version ?? 0;
        if (submission.ExpectedVersion is { } expected && expected != version)
        {
            return new(ErrorCode.DossierMoved) { Version = head?.Version };
        }

        return CheckSequence(submission.Envelope.Sequence, head?.Sequence);
    }

    // The first number that a source sends is taken as its beginning: the hub may have been put in after it began.
    private static DeskAnswer.Refused? CheckSequence(long? given, long? last) => (given, last) switch
    {
        (null, _) or (_, null) => null,
        _ when given <= last => new(ErrorCode.SequenceUsed) { ExpectedSequence = last + 1 },
        _ when given > last + 1 => new(ErrorCode.SequenceGap) { ExpectedSequence = last + 1 },
        _ => null,
    };
}
