using System.Text.Json;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;

namespace OneStop.Core.Sync;

/// <summary>Writes messages into the journal and answers the ones that were written before the way they were answered then.</summary>
public sealed class MessageBook(IJournal journal, IJournalReader reader, IInbox inbox)
{
    /// <summary>Null when another event of the dossier came first.</summary>
    public async Task<DeskAnswer?> AppendAsync(SyncEvent value, DossierHead? head, byte[] bodyHash, IReadOnlyList<Finding> doubts, CancellationToken cancellationToken)
    {
        var draft = new JournalDraft(
            value.Stream, value.Kind, value.Source, value.MessageId, bodyHash, value.SourceTime, value.ReceivedAt, SyncEventCodec.Write(value), head);
        return await journal.AppendAsync(draft, cancellationToken) switch
        {
            AppendAnswer.Accepted accepted => new DeskAnswer.Accepted(accepted.Position, value.Stream, value.Version, value.ReceivedAt, doubts, Repeated: false),
            AppendAnswer.Repeated repeated => await AgainAsync(repeated.Position, value.Stream, cancellationToken),
            AppendAnswer.KeyReused reused => new DeskAnswer.Refused(ErrorCode.EventKeyReused) { Existing = reused.Position },
            _ => null,
        };
    }

    /// <summary>
    /// A refusal, unless the message was accepted before: then the dossier has moved on since, and the sender only missed the answer.
    /// </summary>
    public async Task<DeskAnswer> RefuseAsync(DeskAnswer.Refused refusal, Envelope envelope, StreamKey stream, CancellationToken cancellationToken)
    {
        if (await OrUnavailableAsync(inbox.FindAsync(envelope.Caller.ClientId, envelope.MessageId, cancellationToken)) is not { } known)
        {
            return refusal;
        }

        return known.BodyHash.AsSpan().SequenceEqual(envelope.BodyHash)
            ? await AgainAsync(known.Position, stream, cancellationToken)
            : new DeskAnswer.Refused(ErrorCode.EventKeyReused) { Existing = known.Position };
    }

    /// <summary>The event at a position; null when retention has emptied it.</summary>
    public async Task<SyncEvent?> ReadAsync(EventPosition position, CancellationToken cancellationToken) =>
        await OrUnavailableAsync(reader.FindAsync(position, cancellationToken)) is { Payload: { } payload } ? SyncEventCodec.Read(payload) : null;

    private async Task<DeskAnswer> AgainAsync(EventPosition position, StreamKey stream, CancellationToken cancellationToken)
    {
        if (await OrUnavailableAsync(reader.FindAsync(position, cancellationToken)) is not { } row)
        {
            return new DeskAnswer.Refused(ErrorCode.EventUnreadable);
        }

        var written = row.Payload is null ? null : SyncEventCodec.Read(row.Payload);
        return new DeskAnswer.Accepted(position, stream, written?.Version ?? 0, row.ReceivedAt.ToUniversalTime(), DoubtsOf(written), Repeated: true);
    }

    // A store that goes down between two of its answers is a store that is down: the sender is told to repeat, not that the hub is broken.
    internal static async Task<T> OrUnavailableAsync<T>(Task<T> reading)
    {
        try
        {
            return await reading;
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not JournalUnavailableException)
        {
            throw new JournalUnavailableException("What was written before cannot be read.", exception);
        }
    }

    private static List<Finding> DoubtsOf(SyncEvent? written) => written is null
        ? []
        : [.. written.Doubts.Zip(written.DoubtPlaces, (id, place) => Finding.Doubt(ErrorTable.Find(id) ?? throw new JsonException($"No error '{id}'."), place))];
}
