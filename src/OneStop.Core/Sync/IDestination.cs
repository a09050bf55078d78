namespace OneStop.Core.Sync;

/// <summary>What the engine must know of a destination.</summary>
/// <param name="Key">Names its settings, its cursors and its metrics.</param>
/// <param name="BatchSize">Events per sending, 1 or more.</param>
/// <param name="BatchBytes">Bytes of journal payload per sending; one larger event still goes alone.</param>
/// <param name="Kinds">What it takes; anything else passes it by.</param>
/// <param name="MaxAttempts">After so many an event is a dead letter.</param>
public sealed record DestinationDescriptor(
    string Key, string NameVi, string NameEn, int BatchSize, int BatchBytes, IReadOnlySet<EventKind> Kinds, int MaxAttempts);

/// <summary>
/// A far side that takes events. Within a batch it keeps the order of each stream, and after an event that is not delivered it sends none
/// of the same stream. Streams are independent of one another.
/// </summary>
public interface IDestination
{
    DestinationDescriptor Descriptor { get; }

    Task<DeliveryReport> SendAsync(IReadOnlyList<Delivery> batch, CancellationToken cancellationToken);
}
