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

    public IServiceProvider Services => app.Services;

    public static async Task<RunningHub> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var folder = new TemporaryFolder();
        var nation = await MockNation.StartAsync(new MockNationOptions { LedgerPath = Path.Combine(folder.Path, "ledger.jsonl") });
        var all = new HubSettings(nation, Path.Combine(folder.Path, "data"));
        foreach (var (key, value) in settings.Append(new("Telemetry:ConsoleLog", "false")))
        {
            all.Values[key] = value;
        }

        var app = HubApplication.Build(all.AsArguments());
        await app.StartAsync();
        return new RunningHub(app, folder, nation, await new HubClient(new Uri(app.Urls.First())).SignInAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        await Nation.DisposeAsync();
        folder.Dispose();
    }
}
