using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Core.Sync;

namespace OneStop.Adapters.Subscriber;

/// <summary>A provincial system that is told of what comes in, in each dossier's order, and fetches it from the inbox.</summary>
internal sealed class SubscriberAdapter(SubscriberOptions options, Webhook webhook) : IDestination
{
    public const string Key = "subscriber";

    public DestinationDescriptor Descriptor { get; } = new(
        Key,
        "Hệ thống một cửa của tỉnh nhận tin đến",
        "A provincial system that is told of what comes in",
        options.BatchSize,
        options.BatchBytes,
        new HashSet<EventKind> { EventKind.Inbound },
        options.MaxAttempts);

    public static SubscriberAdapter Create(DestinationParts<SubscriberOptions> parts) => new(parts.Options, Webhook.Create(parts));

    public Task<DeliveryReport> SendAsync(IReadOnlyList<Delivery> batch, CancellationToken cancellationToken)
    {
        var sending = new Batch(batch);
        Batch.Conclude(
            sending.Parcels.Where(parcel => parcel.Event.Inbound is { } news && !options.IsFor(news.Unit)),
            new DeliveryOutcome.Superseded("the subscriber does not work for this unit"));
        return webhook.SendAsync(sending, delivery => SubscriberMapping.Event(delivery, options.Source), cancellationToken);
    }
}
