using OneStop.Core.Dossiers;

namespace OneStop.Core.Sync;

/// <summary>A row of the journal.</summary>
/// <param name="Payload">Null once retention has emptied it.</param>
public sealed record JournalRow(
    EventPosition Position,
    StreamKey Stream,
    EventKind Kind,
    string Source,
    string MessageId,
    byte[] BodyHash,
    DateTimeOffset SourceTime,
    DateTimeOffset ReceivedAt,
    byte[]? Payload);

public interface IJournalReader
{
    /// <summary>
    /// Rows above <paramref name="after"/>, in order and without a gap but for what retention took. An empty page is the end; a short one is not: it
    /// ends at the limit of bytes (one row always comes), where the rows end that this node has at hand, or sooner by what retention took.
    /// </summary>
    Task<IReadOnlyList<JournalRow>> PageAsync(int partition, long after, int rows, int bytes, CancellationToken cancellationToken);

    /// <summary>The last number given out in each partition; 0 where none was.</summary>
    Task<IReadOnlyList<long>> HeadsAsync(CancellationToken cancellationToken);

    Task<JournalRow?> FindAsync(EventPosition position, CancellationToken cancellationToken);

    /// <summary>All that is kept of a stream, in order.</summary>
    Task<IReadOnlyList<JournalRow>> OfStreamAsync(StreamKey stream, CancellationToken cancellationToken);
}

/// <summary>A dossier's line, and where its latest state stands.</summary>
/// <param name="Early">How many of its steps wait for an earlier one.</param>
public sealed record DossierEntry(DossierHead Head, EventPosition Latest, long Early = 0);

public interface IDossierBook
{
    Task<DossierEntry?> FindAsync(DossierCode code, CancellationToken cancellationToken);
}
