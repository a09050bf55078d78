using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Core.Sync;

namespace OneStop.Adapters.Reporting;

/// <summary>The province's reporting system: every dossier event, without personal data.</summary>
internal sealed class ReportingAdapter(ReportingOptions options, Webhook webhook) : IDestination
{
    public const string Key = "reporting";

    public DestinationDescriptor Descriptor { get; } = new(
        Key,
        "Hệ thống thông tin báo cáo của tỉnh",
        "The province's reporting system",
        options.BatchSize,
        options.BatchBytes,
        new HashSet<EventKind> { EventKind.State, EventKind.Step },
        options.MaxAttempts);

    public static ReportingAdapter Create(DestinationParts<ReportingOptions> parts) => new(parts.Options, Webhook.Create(parts));

    public Task<DeliveryReport> SendAsync(IReadOnlyList<Delivery> batch, CancellationToken cancellationToken) =>
        webhook.SendAsync(new Batch(batch), delivery => ReportingMapping.Event(delivery, options.Source), cancellationToken);
}
