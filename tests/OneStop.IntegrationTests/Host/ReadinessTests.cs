using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Storage;

namespace OneStop.IntegrationTests.Host;

public sealed class ReadinessTests
{
    [Fact]
    public async Task Ready_StoreFailsAndRecovers_SaysSoEachTime()
    {
        var probe = new BreakableProbe();
        await using var hub = new HubUnderTest([], builder => builder.Services.AddSingleton<IStoreProbe>(probe));
        await hub.InitializeAsync();

        Assert.Equal((HttpStatusCode.OK, "ready"), await AskAsync(hub, "ready"));
        probe.Works = false;
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not-ready"), await AskAsync(hub, "ready"));
        Assert.Equal((HttpStatusCode.OK, "live"), await AskAsync(hub, "live"));
        probe.Works = true;
        Assert.Equal((HttpStatusCode.OK, "ready"), await AskAsync(hub, "ready"));
    }

    [Fact]
    public async Task Ready_RealStore_IsWrittenAndRead()
    {
        await using var hub = new HubUnderTest();
        await hub.InitializeAsync();
        Assert.Equal((HttpStatusCode.OK, "ready"), await AskAsync(hub, "ready"));
    }

    private static async Task<(HttpStatusCode Status, string Word)> AskAsync(HubUnderTest hub, string what)
    {
        using var response = await hub.SendAsync(HttpMethod.Get, $"health/{what}");
        return (response.StatusCode, (string)(await HubUnderTest.ReadAsync(response))["status"]!);
    }

    private sealed class BreakableProbe : IStoreProbe
    {
        public bool Works { get; set; } = true;

        public Task ProbeAsync(CancellationToken cancellationToken) => Works ? Task.CompletedTask : throw new IOException("No space left.");
    }
}
