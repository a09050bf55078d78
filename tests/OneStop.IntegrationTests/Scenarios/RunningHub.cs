using Microsoft.AspNetCore.Builder;
using OneStop.Host;
using OneStop.Mocks;

namespace OneStop.IntegrationTests.Scenarios;

/// <summary>The real host on real sockets inside the test's process, with the simulated nation behind it.</summary>
internal sealed class RunningHub : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TemporaryFolder folder;

    private RunningHub(WebApplication app, TemporaryFolder folder, MockNation nation, HubClient client) =>
        (this.app, this.folder, Nation, Client) = (app, folder, nation, client);

    public MockNation Nation { get; }

    public HubClient Client { get; }

    public static async Task<RunningHub> StartAsync(Func<HubSettings, HubSettings> change)
    {
        var disk = new TemporaryFolder();
        var nation = await MockNation.StartAsync(new MockNationOptions { LedgerPath = Path.Combine(disk.Path, "ledger.jsonl") });
        var settings = change(new HubSettings(nation, Path.Combine(disk.Path, "data")));
        settings.Values["Telemetry:ConsoleLog"] = "false";
        var host = HubApplication.Build(settings.AsArguments());
        await host.StartAsync();
        return new RunningHub(host, disk, nation, await new HubClient(new Uri(host.Urls.First())).SignInAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        await Nation.DisposeAsync();
        folder.Dispose();
    }
}
