namespace OneStop.Core.Sync;

/// <summary>What a stream went through, as far as it is kept.</summary>
public interface ITimelineReader
{
    Task<StreamTimeline> ReadAsync(StreamKey stream, CancellationToken cancellationToken);
}

/// <param name="Rows">In order.</param>
/// <param name="Attempts">Lines that cover any of the rows, in order of time.</param>
/// <param name="Holds">Where something of it is held now.</param>
public sealed record StreamTimeline(IReadOnlyList<JournalRow> Rows, IReadOnlyList<SentLine> Attempts, IReadOnlyList<ParkedEntry> Holds)
{
    /// <summary>Where its events have not been offered yet.</summary>
    public IReadOnlyList<BehindEvent> Behind { get; init; } = [];
}

/// <param name="First">The first event of the stream that the destination has not passed and that isn't held.</param>
public sealed record BehindEvent(string Destination, EventPosition First, DateTimeOffset ReceivedAt);

public sealed record SentLine(string Destination, int Partition, DeliveryAttempt Attempt)
{
    public bool Covers(EventPosition position) =>
        position.Partition == Partition && position.Seq >= Attempt.FromSeq && position.Seq <= Attempt.ToSeq;
}
