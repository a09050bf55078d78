using OneStop.Core.Dossiers;
using OneStop.Core.Errors;

namespace OneStop.Core.Sync;

/// <summary>Takes what agencies say to citizens and citizens of agencies: answers to questions, and ratings.</summary>
public sealed class VoiceDesk(MessageBook messages, TimeProvider time)
{
    public Task<DeskAnswer> AcceptAsync(Envelope envelope, QuestionAnswer answer, CancellationToken cancellationToken) =>
        AcceptAsync(envelope, answer.Unit, Event(envelope, new($"hoi-dap:{answer.QuestionId}"), EventKind.Answer) with { Answer = answer }, cancellationToken);

    public Task<DeskAnswer> AcceptAsync(Envelope envelope, UnitRating rating, CancellationToken cancellationToken)
    {
        var stream = new StreamKey($"danh-gia:{rating.Unit}:{rating.Year:0000}-{rating.Month:00}");
        return AcceptAsync(envelope, rating.Unit, Event(envelope, stream, EventKind.Rating) with { Rating = rating }, cancellationToken);
    }

    private async Task<DeskAnswer> AcceptAsync(Envelope envelope, AgencyCode unit, SyncEvent value, CancellationToken cancellationToken)
    {
        if (!envelope.Caller.MayActFor(unit))
        {
            return new DeskAnswer.Refused(ErrorCode.UnitNotAllowed);
        }

        try
        {
            if (envelope.At > value.ReceivedAt + TimeCheck.Tolerance)
            {
                var early = new DeskAnswer.Refused(new Fault(ErrorCode.RequestInvalid), [Finding.Hard(ErrorCode.TimeInFuture, "/at")]);
                return await messages.RefuseAsync(early, envelope, value.Stream, cancellationToken);
            }

            return await messages.AppendAsync(value, head: null, envelope.BodyHash, [], cancellationToken)
                ?? throw new InvalidOperationException("A stream that is no dossier has no version that could move.");
        }
        catch (JournalUnavailableException exception)
        {
            return DossierDesk.Unavailable(exception);
        }
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
