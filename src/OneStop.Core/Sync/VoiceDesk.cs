using OneStop.Core.Dossiers;
using OneStop.Core.Errors;

namespace OneStop.Core.Sync;

/// <summary>Takes what agencies say to citizens and citizens of agencies: answers to questions, and ratings.</summary>
public sealed class VoiceDesk(MessageBook messages, IQuestionBook questions, TimeProvider time)
{
    /// <summary>Whoever was shown a question may answer it, and does so under the unit's code with which it was asked.</summary>
    public async Task<DeskAnswer> AcceptAsync(Envelope envelope, QuestionAnswer answer, CancellationToken cancellationToken)
    {
        try
        {
            var asked = await MessageBook.OrUnavailableAsync(questions.FindAsync(answer.QuestionId, cancellationToken));
            var isAddressee = asked is not null && envelope.Caller.MayActFor(asked.Unit);
            var written = Event(envelope, new(QuestionText.SubjectOf(answer.QuestionId)), EventKind.Answer) with
            {
                // Who only states a unit of its own speaks for that one alone.
                Answer = answer with { AskedUnit = isAddressee ? asked!.AskedUnit : null },
            };
            return await AcceptAsync(envelope, isAddressee ? asked!.Unit : answer.Unit, written, (answer.AnsweredOn, "/answeredOn"), cancellationToken);
        }
        catch (JournalUnavailableException exception)
        {
            return DossierDesk.Unavailable(exception);
        }
    }

    public Task<DeskAnswer> AcceptAsync(Envelope envelope, UnitRating rating, CancellationToken cancellationToken)
    {
        var stream = new StreamKey($"danh-gia:{rating.Unit}:{rating.Year:0000}-{rating.Month:00}");
        var month = (new DateOnly(rating.Year, rating.Month, 1), "/month");
        return AcceptAsync(envelope, rating.Unit, Event(envelope, stream, EventKind.Rating) with { Rating = rating }, month, cancellationToken);
    }

    private async Task<DeskAnswer> AcceptAsync(
        Envelope envelope, AgencyCode unit, SyncEvent value, (DateOnly Day, string Place) about, CancellationToken cancellationToken)
    {
        if (!envelope.Caller.MayActFor(unit))
        {
            return new DeskAnswer.Refused(ErrorCode.UnitNotAllowed);
        }

        try
        {
            if (InFuture(envelope.At, about, value.ReceivedAt + TimeCheck.Tolerance) is { Count: > 0 } early)
            {
                return await messages.RefuseAsync(new(new Fault(ErrorCode.RequestInvalid), early), envelope, value.Stream, cancellationToken);
            }

            return await messages.AppendAsync(value, head: null, envelope.BodyHash, [], cancellationToken)
                ?? throw new InvalidOperationException("A stream that is no dossier has no version that could move.");
        }
        catch (JournalUnavailableException exception)
        {
            return DossierDesk.Unavailable(exception);
        }
    }

    private static List<Finding> InFuture(DateTimeOffset at, (DateOnly Day, string Place) about, DateTimeOffset latest)
    {
        var findings = new List<Finding>();
        if (at > latest)
        {
            findings.Add(Finding.Hard(ErrorCode.TimeInFuture, "/at"));
        }

        if (about.Day > ProvinceTime.DayOf(latest))
        {
            findings.Add(Finding.Hard(ErrorCode.TimeInFuture, about.Place));
        }

        return findings;
    }

    private SyncEvent Event(Envelope envelope, StreamKey stream, EventKind kind)
    {
        var now = time.GetUtcNow();
        return new()
        {
            Stream = stream,
            Kind = kind,
            Source = envelope.Caller.ClientId,
            MessageId = envelope.MessageId,
            SourceTime = envelope.At,
            ReceivedAt = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)),
            Sequence = envelope.Sequence,
        };
    }
}
