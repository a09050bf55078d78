using OneStop.Core.Dossiers;

namespace OneStop.Core.Sync;

/// <summary>A dossier as the hub holds it.</summary>
public sealed record DossierFound(DossierState State, long Version, DateTimeOffset At, DateTimeOffset ReceivedAt, long? Sequence)
{
    /// <summary>Steps that came ahead of their turn: they wait, or were refused when it came.</summary>
    public IReadOnlyList<EarlyStep> Early { get; init; } = [];
}

public sealed class DossierFinder(IDossierBook book, MessageBook messages, IEarlyBook early)
{
    /// <summary>Null for a dossier that the hub was never sent. Throws <see cref="JournalUnavailableException"/>.</summary>
    public async Task<DossierFound?> FindAsync(DossierCode code, CancellationToken cancellationToken)
    {
        try
        {
            return await book.FindAsync(code, cancellationToken) is { } entry
                && await messages.ReadAsync(entry.Latest, cancellationToken) is { Dossier: { } state } latest
                ? new(state, entry.Head.Version, latest.SourceTime, latest.ReceivedAt, entry.Head.Sequence) { Early = await early.OfAsync(StreamKey.Of(code), cancellationToken) }
                : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not JournalUnavailableException)
        {
            throw new JournalUnavailableException("The dossier cannot be read.", exception);
        }
    }
}
