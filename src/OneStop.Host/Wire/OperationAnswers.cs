using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Operations;
using OneStop.Core.Prefill;
using OneStop.Core.Sync;

namespace OneStop.Host.Wire;

/// <summary>A stable error code with its texts and whose fault it is.</summary>
internal sealed record ErrorText(string Code, Blame Blame, string Vi, string En)
{
    public static ErrorText? Of(ErrorDefinition? row) => row is null ? null : new(row.Id, row.Blame, row.Vi, row.En);

    public static ErrorText? Of(string? id) => id is not null && ErrorTable.Find(id) is { } code ? Of(ErrorTable.Of(code)) : null;
}

/// <summary>Everything a dossier went through, in order of time. No people, no numbers of people, no values of fields.</summary>
internal sealed record TimelineAnswer(string Dossier, IReadOnlyList<TimelineItem> Entries);

/// <summary>One thing that happened.</summary>
/// <param name="At">When the hub saw it.</param>
/// <param name="What">The event's kind, registry/operation, send, the state of the hold, or what an operator did.</param>
/// <param name="Event">Its place in the journal, such as 7-1234.</param>
/// <param name="By">The system or operator it came from.</param>
/// <param name="SourceAt">When it happened, by the sender's clock.</param>
/// <param name="Status">Where the dossier stood after it.</param>
/// <param name="TookMs">Milliseconds.</param>
/// <param name="Proof">The far side's receipt, the access log's request id, or the reason that an operator gave.</param>
/// <param name="Sequence">The sender's number, where it numbers.</param>
/// <param name="ExpectedSequence">The number that a step waits for, which came ahead of its turn.</param>
/// <param name="Field">The canonical field that the far side complains about.</param>
internal sealed record TimelineItem(
    DateTimeOffset At,
    TimelineKind Kind,
    string What,
    string? Event,
    string? By,
    DateTimeOffset? SourceAt,
    DossierStatus? Status,
    long? Version,
    string? Destination,
    int? Attempt,
    double? TookMs,
    string? Outcome,
    ErrorText? Error,
    string? Proof,
    DateTimeOffset? NextAttemptAt,
    long? Sequence,
    long? ExpectedSequence,
    string? Field);

/// <summary>What is held, and where each destination stands.</summary>
/// <param name="Counts">Of all that is held, whatever was asked for.</param>
/// <param name="Held">The longest held first.</param>
/// <param name="Next">The value of after for the next page.</param>
internal sealed record DeliveriesAnswer(
    IReadOnlyList<DestinationAnswer> Destinations, IReadOnlyList<HeldCount> Counts, IReadOnlyList<HeldStream> Held, string? Next);

/// <summary>Where a destination stands.</summary>
/// <param name="Lag">Events that it has not been offered yet.</param>
/// <param name="Held">Events held, and what waits behind them.</param>
/// <param name="Dead">Streams that wait for a person.</param>
/// <param name="Oldest">Arrival of the oldest event that is not done with.</param>
/// <param name="OldestDue">Arrival of the oldest event that the hub still sends by itself: not offered yet, or held and tried again.</param>
/// <param name="Verifying">The hub's store was put back to an earlier state; until it has caught up, the destination is asked before anything is sent.</param>
/// <param name="Running">Whether a running node has it enabled, by what the nodes said in the last 30 seconds.</param>
internal sealed record DestinationAnswer(
    string Key,
    Wording Name,
    long Lag,
    long Held,
    long Dead,
    DateTimeOffset? Oldest,
    DateTimeOffset? OldestDue,
    OutageAnswer? Outage,
    SwitchAnswer? Paused,
    bool Verifying,
    bool Running);

/// <summary>The far side as a whole is down, as this node or another one sees it.</summary>
/// <param name="NextProbe">When the node that answers tries a single event again; absent where another one sees the outage.</param>
internal sealed record OutageAnswer(DateTimeOffset Since, ErrorText Error, DateTimeOffset? NextProbe);

/// <summary>Who stopped the sending, when and why.</summary>
internal sealed record SwitchAnswer(string By, DateTimeOffset At, string? Reason);

/// <summary>Held streams by cause.</summary>
internal sealed record HeldCount(string Destination, HoldState State, ErrorText? Cause, long Streams, long Events, DateTimeOffset Oldest);

/// <summary>A stream of which something is held.</summary>
/// <param name="Field">The canonical field that the far side complains about.</param>
/// <param name="Uncertain">An earlier sending may have arrived; the far side is asked first.</param>
/// <param name="Event">The event that holds up the others.</param>
/// <param name="Events">How many are held.</param>
internal sealed record HeldStream(
    string Destination,
    string Stream,
    HoldState State,
    ErrorText? Cause,
    string? Field,
    int Attempts,
    DateTimeOffset Since,
    long AgeSeconds,
    DateTimeOffset? NextAttemptAt,
    bool Uncertain,
    string Event,
    long Events);

/// <summary>The body of POST /v1/destinations/{key}:pause and :resume.</summary>
/// <param name="Reason">At most 500 characters; no personal data.</param>
internal sealed record SwitchBody(string Reason);
