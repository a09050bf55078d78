using OneStop.Core.Dossiers;

namespace OneStop.Core.Sync;

/// <summary>An event that asks for its place in the journal.</summary>
/// <param name="BodyHash">SHA-256 of what the source sent: the same message id with another body is refused.</param>
/// <param name="Payload">The event (<see cref="SyncEventCodec"/>), without its position.</param>
/// <param name="Head">The dossier after the event; null for a stream that is no dossier.</param>
public sealed record JournalDraft(
    StreamKey Stream,
    EventKind Kind,
    string Source,
    string MessageId,
    byte[] BodyHash,
    DateTimeOffset SourceTime,
    DateTimeOffset ReceivedAt,
    byte[] Payload,
    DossierHead? Head);

/// <summary>The line that the hub keeps of each dossier beside its events.</summary>
/// <param name="Version">1 for the first event; the append holds only if the dossier is still at the version before.</param>
/// <param name="Day">The day of reception in the province's time zone; null before reception.</param>
/// <param name="Digest">SHA-256 of what reconciliation compares.</param>
/// <param name="Sequence">The source's last number, where it numbers.</param>
/// <param name="LastAt">Source time of the last event.</param>
public sealed record DossierHead(
    DossierCode Code,
    long Version,
    DossierStatus Status,
    ProcedureCode Procedure,
    AgencyCode Unit,
    DateOnly? Day,
    byte[] Digest,
    long? Sequence,
    DateTimeOffset LastAt);

/// <summary>What became of a draft. Accepted and repeated are said only after the commit.</summary>
public abstract record AppendAnswer
{
    private AppendAnswer()
    {
    }

    public sealed record Accepted(EventPosition Position) : AppendAnswer;

    /// <summary>The source has sent this before, with the same body.</summary>
    public sealed record Repeated(EventPosition Position, DateTimeOffset ReceivedAt) : AppendAnswer;

    /// <summary>The source has used this message id for another body.</summary>
    public sealed record KeyReused(EventPosition Position) : AppendAnswer;

    /// <summary>Another event of the dossier came first; nothing was written.</summary>
    /// <param name="Version">0 when the dossier does not exist.</param>
    public sealed record Moved(long Version) : AppendAnswer;
}
