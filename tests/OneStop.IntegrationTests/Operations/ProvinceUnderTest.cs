using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OneStop.Core.Reconciliation;
using OneStop.Core.Sync;
using OneStop.Host.Operations;
using OneStop.IntegrationTests.Destinations;
using OneStop.IntegrationTests.Host;

namespace OneStop.IntegrationTests.Operations;

/// <summary>The real hub and the simulated portal, with a hub that can be stopped and started again on the same data.</summary>
internal sealed class ProvinceUnderTest(PortalFixture portal) : IAsyncDisposable
{
    public static readonly DateOnly Day = new(2025, 11, 20);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("onestop-province-");
    private HubUnderTest? hub;

    public HubUnderTest Hub => hub!;

    public string Data => Path.Combine(folder.FullName, "data");

    public async Task StartAsync(params (string Key, string Value)[] more)
    {
        var settings = portal.Settings.ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.OrdinalIgnoreCase);
        settings["Data:Folder"] = Data;
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        hub = new(settings, null);
        await hub.InitializeAsync();
    }

    public async Task StopAsync()
    {
        if (hub is not null)
        {
            await hub.DisposeAsync();
            hub = null;
        }
    }

    public async Task PutAsync(string code, JsonObject? body = null)
    {
        using var answer = await SyncBodies.SendAsync(Hub, HttpMethod.Put, $"v1/dossiers/{code}", Bodies.Json(body ?? Dossier()));
        Assert.Equal(202, (int)answer.StatusCode);
    }

    private static JsonObject Dossier()
    {
        var body = SyncBodies.Dossier();
        body["procedure"] = new JsonObject { ["code"] = "1.004873", ["name"] = "Thủ tục thử", ["sectorCode"] = "G15-HT06", ["sectorName"] = "Hộ tịch" };
        return body;
    }

    public async Task EventAsync(string code, JsonObject body)
    {
        using var answer = await SyncBodies.SendAsync(Hub, HttpMethod.Post, $"v1/dossiers/{code}/events", Bodies.Json(body));
        Assert.Equal(202, (int)answer.StatusCode);
    }

    public async Task<JsonObject> GetAsync(string path, HttpMethod? method = null, JsonObject? body = null, int status = 200)
    {
        using var answer = await SyncBodies.SendAsync(Hub, method ?? HttpMethod.Get, path, body is null ? null : Bodies.Json(body));
        Assert.Equal(status, (int)answer.StatusCode);
        return await HubUnderTest.ReadAsync(answer);
    }

    public async Task<JsonNode> DestinationAsync() => (await GetAsync("v1/deliveries"))["destinations"]![0]!;

    /// <summary>Asks until it is so; a test that asks in vain fails by its time limit.</summary>
    public async Task UntilAsync(string path, Func<JsonObject, bool> wanted)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var answer = await GetAsync(path);
        while (!wanted(answer))
        {
            Assert.False(limit.IsCancellationRequested, answer.ToJsonString());
            answer = await GetAsync(path);
        }
    }

    public Task UntilSentAsync() => UntilAsync("v1/deliveries", answer => answer["destinations"]![0]! is var line && (long)line["lag"]! == 0 && (long)line["held"]! == 0);

    public Task UntilHeldAsync(int streams) => UntilAsync("v1/deliveries", answer => answer["held"]!.AsArray().Count == streams);

    public Task<ReconciliationRun> CompareAsync() => Hub.App.Services.GetRequiredService<Reconciler>().RunAsync(
        Hub.App.Services.GetRequiredService<IFarDossiers>(), Day, Day, heal: true, CancellationToken.None);

    public Task<IReadOnlyList<WorkTask>> TasksAsync() => Hub.App.Services.GetRequiredService<ITaskBook>().ListAsync(new(), CancellationToken.None);

    public Task NoteHighWaterAsync() =>
        Hub.App.Services.GetServices<IHostedService>().OfType<HighWaterWatch>().Single().NoteAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        folder.Delete(recursive: true);
    }
}
