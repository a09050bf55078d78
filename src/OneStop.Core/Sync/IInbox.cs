namespace OneStop.Core.Sync;

/// <summary>A message that was accepted before.</summary>
public sealed record InboxEntry(EventPosition Position, byte[] BodyHash, DateTimeOffset ReceivedAt);

/// <summary>What each source has sent already. Asked before a refusal only: on the way to an acceptance, the append itself decides.</summary>
public interface IInbox
{
    Task<InboxEntry?> FindAsync(string source, string messageId, CancellationToken cancellationToken);
}
