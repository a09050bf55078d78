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

        if (head is null && submission.Change is DossierChange.Full { State.FromPortal: false } && !MayBegin(submission))
        {
            return new(ErrorCode.UnitNotAllowed);
        }

        var version = head?.Version ?? 0;
        if (submission.ExpectedVersion is { } expected && expected != version && !(expected == Submission.AnyVersion && version > 0))
        {
            return new(ErrorCode.DossierMoved) { Version = head?.Version };
        }

        return CheckSequence(submission.Envelope.Sequence, head?.Sequence);
    }

    // Whoever sends another agency's code first would lock that one out of its own dossier. Which unit an old code stands for, the catalogue knows.
    private static bool MayBegin(Submission submission) =>
        !AgencyCode.TryParse(submission.Code.Agency, out var agency, out _) || agency.IsOldForm || submission.Envelope.Caller.MayActFor(agency);

    // The first number that a source sends is taken as its beginning: the hub may have been put in after it began.
    private static DeskAnswer.Refused? CheckSequence(long? given, long? last) => (given, last) switch
    {
        (null, _) or (_, null) => null,
        _ when given <= last => new(ErrorCode.SequenceUsed) { ExpectedSequence = last + 1 },
        _ when given > last + 1 => new(ErrorCode.SequenceGap) { ExpectedSequence = last + 1 },
        _ => null,
    };
}
