using System.Text.Json;
using System.Text.RegularExpressions;
using OneStop.Core.Access;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.Core.Operations;

/// <summary>Everything one dossier went through, in order of time, gathered from where it was recorded.</summary>
public sealed partial class Timeline(
    ITimelineReader streams, IDossierBook book, IEarlyBook early, ILookupHistory lookups, IOperatorBook operators,
    IDestinationBeats beats, TimeProvider time)
{
    /// <summary>Empty when the hub knows nothing of the dossier.</summary>
    public async Task<IReadOnlyList<TimelineEntry>> OfAsync(DossierCode code, CancellationToken cancellationToken)
    {
        var stream = StreamKey.Of(code);
        var reading = streams.ReadAsync(stream, cancellationToken);
        var asking = lookups.OfDossierAsync(code, cancellationToken);
        var coming = streams.ReadAsync(InboundNews.StreamOf(code.Text), cancellationToken);
        var ahead = await early.OfAsync(stream, cancellationToken);
        var next = ahead.Count == 0 ? null : (await book.FindAsync(code, cancellationToken))?.Head.Sequence + 1;
        StreamTimeline[] both = [await reading, await coming];
        var since = both.SelectMany(one => one.Rows).Select(row => row.ReceivedAt).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        var decisions = await operators.OfStreamAsync(stream, since, cancellationToken);
        var driven = await beats.ListAsync(cancellationToken);
        IEnumerable<TimelineEntry> all =
        [
            .. both.SelectMany(one => one.Rows).SelectMany(Of),
            .. (await asking).Select(Of),
            .. both.SelectMany(one => one.Attempts.SelectMany(line => one.Rows.Where(row => line.Covers(row.Position)).Select(row => Of(line, row.Position)))),
            .. decisions.Select(Of),
            .. both.SelectMany(one => one.Holds).Select(Of),
            .. both.SelectMany(one => one.Behind).Select(behind => Of(behind, driven)).OfType<TimelineEntry>(),
            .. ahead.Select(step => Of(step, next)),
        ];
        return [.. all.OrderBy(entry => entry.At)];
    }

    private static IEnumerable<TimelineEntry> Of(JournalRow row)
    {
        var value = Read(row);
        var entry = new TimelineEntry(row.ReceivedAt, TimelineKind.Event, Name(row.Kind.ToString()))
        {
            Event = row.Position,
            By = row.Source,
            SourceTime = row.SourceTime,
            Sequence = value?.Sequence,
        };
        if (value?.ArrivedAt is { } arrived)
        {
            yield return entry with { At = arrived, What = "came-early" };
        }

        yield return value?.Inbound is { } news
            ? entry with { What = $"{entry.What}/{news.Kind}", By = news.From, Status = news.Status, Outcome = news.Conflicts ? "conflict" : null }
            : entry with { Status = value?.Dossier?.Status, Version = value?.Version };
    }

    private static TimelineEntry Of(EarlyStep step, long? expected) => new(step.ArrivedAt, TimelineKind.Hold, step.Waits ? "waiting-for-earlier" : "refused-in-turn")
    {
        By = step.Source,
        SourceTime = step.SourceTime,
        Sequence = step.Sequence,
        ExpectedSequence = expected,
        Error = ErrorOf(step.Refusal),
    };

    private static TimelineEntry Of(AuditEntry entry) => new(entry.At, TimelineKind.Lookup, $"{entry.Registry}/{entry.Operation}")
    {
        By = entry.Client,
        Attempt = entry.Attempt == 0 ? null : entry.Attempt,
        Took = entry.ElapsedMs is { } took ? TimeSpan.FromMilliseconds(took) : null,
        Outcome = entry.Outcome ?? (entry.Event == AuditEvent.Refused ? "refused" : "sent"),
        Error = ErrorOf(entry.Error),
        Proof = entry.RequestId,
    };

    private static TimelineEntry Of(SentLine line, EventPosition position) => new(line.Attempt.At, TimelineKind.Attempt, "send")
    {
        Event = position,
        Destination = line.Destination,
        Attempt = line.Attempt.Attempt == 0 ? null : line.Attempt.Attempt,
        Took = line.Attempt.Took,
        Outcome = line.Attempt.Outcome,
        Error = ErrorOf(line.Attempt.Error),
        Proof = Mask(line.Attempt.Proof),
    };

    private static TimelineEntry Of(OperatorAction action) => new(action.At, TimelineKind.Operator, action.Action)
    {
        By = action.By,
        Destination = action.Destination,
        Proof = Mask(action.Reason),
    };

    private static TimelineEntry Of(ParkedEntry hold) => new(hold.Since, TimelineKind.Hold, Name(hold.State.ToString()))
    {
        Event = hold.First,
        Destination = hold.Destination,
        Attempt = hold.Attempts,
        Error = ErrorOf(hold.Cause),
        Field = hold.Field,
        NextAttemptAt = hold.State == HoldState.Waiting ? hold.NextAttemptAt : null,
    };

    /// <summary>Null while it is only about to be sent.</summary>
    private TimelineEntry? Of(BehindEvent behind, IReadOnlyList<DestinationBeat> driven)
    {
        var outage = driven.Where(beat => beat.Destination == behind.Destination && beat.OutageSince is not null).MinBy(beat => beat.OutageSince);
        return outage is null && time.GetUtcNow() - behind.ReceivedAt < DeliveryStanding.Late ? null : new(behind.ReceivedAt, TimelineKind.Hold, "waits-to-be-sent")
        {
            Event = behind.First,
            Destination = behind.Destination,
            Error = ErrorOf(outage?.Error),
        };
    }

    private static SyncEvent? Read(JournalRow row)
    {
        try
        {
            return row.Payload is null ? null : SyncEventCodec.Read(row.Payload);
        }
        catch (JsonException)
        {
            // The row itself is still a fact of the timeline.
            return null;
        }
    }

    private static ErrorDefinition? ErrorOf(string? id) => id is not null && ErrorTable.Find(id) is { } code ? ErrorTable.Of(code) : null;

    private static string Name(string word) => JsonNamingPolicy.KebabCaseLower.ConvertName(word);

    // Receipts and reasons are free text of others: a number that could be a person's keeps its last three digits.
    private static string? Mask(string? text) => text is null ? null : LongNumber().Replace(text, match => $"…{match.Value[^3..]}");

    [GeneratedRegex(@"\d{9,}", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();
}
