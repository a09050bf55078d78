using OneStop.Core.Sync;

namespace OneStop.Storage.Journal;

/// <summary>The answer to a message id that the source has used before.</summary>
internal static class KnownMessage
{
    public static AppendAnswer Answer(JournalDraft draft, EventPosition position, byte[] bodyHash, long receivedAt) =>
        draft.BodyHash.AsSpan().SequenceEqual(bodyHash)
            ? new AppendAnswer.Repeated(position, Instant.At(receivedAt))
            : new AppendAnswer.KeyReused(position);
}
