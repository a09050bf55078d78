using Microsoft.Extensions.DependencyInjection;
using OneStop.Core.Sync.Inbound;
using OneStop.Host.Access;
using OneStop.Host.Jobs;
using OneStop.IntegrationTests.Destinations;
using OneStop.IntegrationTests.Inbound;

namespace OneStop.IntegrationTests.Operations;

/// <summary>The nightly upkeep, put together as in production.</summary>
public sealed class RetentionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Retain_ClientsOfTheInbox_MustAllHaveAcknowledged()
    {
        await using var province = new ProvinceUnderTest(portal);
        await province.StartAsync();
        var services = province.Hub.App.Services;
        var inbox = services.GetRequiredService<IInboxReader>();
        await services.GetRequiredService<IInboundBook>().TakeAsync(Incoming.Item() with { ReceivedAt = DateTimeOffset.UtcNow.AddDays(-100) });
        await inbox.AcknowledgeAsync(InboundRelay.Consumer, 1, default);
        var retain = services.GetServices<HubJob>().Single(job => job.Name == "retain").Resolve(services);

        await inbox.AcknowledgeAsync("neighbour", 1, default);

        await retain.RunAsync(default);
        Assert.Single(await inbox.ReadAllAsync());

        await province.GetAsync("v1/inbox/ack", HttpMethod.Post, new() { ["upTo"] = 1 });
        await retain.RunAsync(default);
        Assert.Empty(await inbox.ReadAllAsync());
    }

    [Fact]
    public async Task Retain_NobodyReadsTheInboxYet_KeepsItForWhoeverWill()
    {
        await using var province = new ProvinceUnderTest(portal);
        await province.StartAsync(("Clients:one-stop:Scopes:8", Scopes.Metrics), ("Clients:neighbour:Scopes:2", Scopes.DossiersRead));
        var services = province.Hub.App.Services;
        var inbox = services.GetRequiredService<IInboxReader>();
        await services.GetRequiredService<IInboundBook>().TakeAsync(Incoming.Item() with { ReceivedAt = DateTimeOffset.UtcNow.AddDays(-100) });
        await inbox.AcknowledgeAsync(InboundRelay.Consumer, 1, default);

        await services.GetServices<HubJob>().Single(job => job.Name == "retain").Resolve(services).RunAsync(default);

        Assert.Single(await inbox.ReadAllAsync());
    }
}
