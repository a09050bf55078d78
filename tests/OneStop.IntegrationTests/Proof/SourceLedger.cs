using System.Collections.Concurrent;

namespace OneStop.IntegrationTests.Proof;

/// <summary>What the source sent and was told, message by message.</summary>
internal sealed class SourceLedger
{
    private readonly ConcurrentDictionary<string, SentMessage> messages = new(StringComparer.Ordinal);
    private long attempts;

    public long Attempts => Interlocked.Read(ref attempts);

    public IReadOnlyCollection<SentMessage> All => [.. messages.Values];

    public void Sending(PlannedEvent planned)
    {
        Interlocked.Increment(ref attempts);
        messages.GetOrAdd(planned.MessageId, _ => new(planned.Code, planned.Number, planned.MessageId));
    }

    public bool StillWaits(PlannedEvent planned) => messages[planned.MessageId] is { Waited: true, EventIds: [], Refusal: null };

    public void Accepted(PlannedEvent planned, string eventId) =>
        Change(planned, sent => sent.EventIds.Contains(eventId, StringComparer.Ordinal) ? sent : sent with { EventIds = [.. sent.EventIds, eventId] });

    /// <summary>It came ahead of its turn; what became of it is asked later, by the same message.</summary>
    public void Waits(PlannedEvent planned) => Change(planned, sent => sent with { Waited = true });

    public void Refused(PlannedEvent planned, string reason) => Change(planned, sent => sent with { Refusal = reason });

    private void Change(PlannedEvent planned, Func<SentMessage, SentMessage> change) =>
        messages.AddOrUpdate(planned.MessageId, _ => throw new InvalidOperationException("Told before it was sent."), (_, sent) => change(sent));
}

/// <param name="Number">The source's sequence within the dossier.</param>
internal sealed record SentMessage(string Code, int Number, string MessageId)
{
    /// <summary>Different event ids that a 202 named: one, if all is well.</summary>
    public IReadOnlyList<string> EventIds { get; init; } = [];

    /// <summary>It was told at least once that it waits for an earlier step.</summary>
    public bool Waited { get; init; }

    /// <summary>Why it was finally refused.</summary>
    public string? Refusal { get; init; }
}
