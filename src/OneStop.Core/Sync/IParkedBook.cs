using System.Runtime.InteropServices;

namespace OneStop.Core.Sync;

/// <summary>What is held, for people: to look through, to replay, to cancel.</summary>
public interface IParkedBook
{
    /// <summary>The longest held first.</summary>
    Task<IReadOnlyList<ParkedEntry>> ListAsync(ParkedQuery query, CancellationToken cancellationToken);

    /// <summary>By destination, state and cause; the query's page counts for nothing.</summary>
    Task<IReadOnlyList<ParkedCount>> CountAsync(ParkedQuery query, CancellationToken cancellationToken);

    /// <summary>Makes a stream due at once, in order, whether it waited or lay dead; false when nothing of it is held.</summary>
    /// <param name="clearAttempts">Gives it all its attempts again.</param>
    Task<bool> ReplayAsync(string destination, StreamKey stream, bool clearAttempts, CancellationToken cancellationToken);

    /// <summary>
    /// Gives up the sending of held events; what is held behind them goes on at once. Leaves a line <c>cancelled</c> for each in the timeline.
    /// Returns how many there were.
    /// </summary>
    Task<int> CancelAsync(Cancellation cancellation, CancellationToken cancellationToken);
}

/// <param name="Cause">Stable error code.</param>
/// <param name="After">The <see cref="ParkedEntry.Mark"/> of the last stream of the page before.</param>
public sealed record ParkedQuery(
    string? Destination = null, HoldState? State = null, string? Cause = null, int Limit = 100, ParkedMark? After = null);

/// <summary>A place in the list of held streams.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ParkedMark(DateTimeOffset Since, string Destination, StreamKey Stream);

/// <param name="Attempts">Of the first held event.</param>
/// <param name="Since">Since when something of the stream has been held.</param>
/// <param name="Cause">Stable error code; null where events wait without having failed.</param>
/// <param name="Field">The canonical field that the far side complains about.</param>
/// <param name="First">The event that holds up the others.</param>
/// <param name="Events">How many are held, that one included.</param>
public sealed record ParkedEntry(
    string Destination,
    StreamKey Stream,
    HoldState State,
    int Attempts,
    DateTimeOffset Since,
    DateTimeOffset NextAttemptAt,
    bool Uncertain,
    string? Cause,
    string? Field,
    EventPosition First,
    long Events)
{
    public ParkedMark Mark => new(Since, Destination, Stream);
}

/// <param name="Oldest">Since when the longest held of them has been.</param>
public sealed record ParkedCount(string Destination, HoldState State, string? Cause, long Streams, long Events, DateTimeOffset Oldest);

/// <param name="Seqs">The events to give up; null for all that are held of the stream.</param>
/// <param name="By">Who decides.</param>
public sealed record Cancellation(string Destination, StreamKey Stream, string By, string Reason, IReadOnlyList<long>? Seqs = null);
