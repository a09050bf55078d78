using System.Text.Json;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync;
using OneStop.IntegrationTests.Destinations;

namespace OneStop.IntegrationTests.Inbound;

/// <summary>A provincial system is told of what came in, signed and in order, and of nobody's name.</summary>
public sealed class SubscriberTests : IAsyncLifetime
{
    private WebhookReceiver receiver = null!;

    public async ValueTask InitializeAsync() => receiver = await WebhookReceiver.StartAsync();

    public ValueTask DisposeAsync() => receiver.DisposeAsync();

    [Fact]
    public async Task Send_WhatCameIn_IsToldInOrderToWhomItConcerns()
    {
        using var bench = Bench(unit: "H49.14");

        var report = await bench.SendAsync(News(1, DossierStatus.Filed), News(2, DossierStatus.Withdrawn, unit: "H49.20"), News(3, DossierStatus.Withdrawn));

        Assert.IsType<DeliveryOutcome.Delivered>(report.Outcomes[0]);
        Assert.IsType<DeliveryOutcome.Superseded>(report.Outcomes[1]);
        Assert.IsType<DeliveryOutcome.Delivered>(report.Outcomes[2]);
        Assert.Equal(
            [(1, "vn.gov.onestop.inbox.filed", "filed"), (3, "vn.gov.onestop.inbox.status", "withdrawn")],
            receiver.Events.Select(one => (one.GetProperty("data").GetProperty("number").GetInt32(), one.GetProperty("type").GetString()!, one.GetProperty("data").GetProperty("status").GetString()!)));
        Assert.Equal(["conflict", "from", "kind", "number", "status", "unit"], receiver.Events[0].GetProperty("data").EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Send_OneIsRefused_WhatFollowsInItsStreamIsNotSent()
    {
        using var bench = Bench();
        receiver.Refused.Add(Incoming.Filed);

        var report = await bench.SendAsync(News(1, DossierStatus.Filed), News(2, DossierStatus.Withdrawn), News(3, DossierStatus.Filed, code: "G22-261122-000002"));

        Assert.IsType<DeliveryOutcome.Refused>(report.Outcomes[0]);
        Assert.IsType<DeliveryOutcome.NotSent>(report.Outcomes[1]);
        Assert.IsType<DeliveryOutcome.Delivered>(report.Outcomes[2]);
    }

    private DestinationBench Bench(string? unit = null) => new(new Dictionary<string, string?>
    {
        ["Destinations:subscriber:Enabled"] = "true",
        ["Destinations:subscriber:Url"] = new Uri(receiver.Address, "inbox/events").ToString(),
        ["Destinations:subscriber:Secret"] = WebhookReceiver.Secret,
        ["Destinations:subscriber:Units:ward"] = unit,
    });

    private static Core.Sync.Delivery News(long number, DossierStatus status, string unit = "H49.14", string code = Incoming.Filed)
    {
        var kind = status == DossierStatus.Filed ? "filed" : "status";
        var value = new SyncEvent
        {
            Stream = new($"inbound:{code}"),
            Kind = EventKind.Inbound,
            Source = "~inbox",
            MessageId = $"{number}",
            SourceTime = Incoming.Morning,
            ReceivedAt = Incoming.Morning,
            Inbound = new(number, kind, "portal", code, status, Incoming.Unit(unit), Conflicts: false),
        };
        var read = SyncEventCodec.Read(SyncEventCodec.Write(value));
        return new(new(1, number), read, Attempt: 1, Uncertain: false, $"{number:x32}");
    }
}
