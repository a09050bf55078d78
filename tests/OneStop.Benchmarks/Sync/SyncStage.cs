using OneStop.Benchmarks.Baselines;
using OneStop.Benchmarks.FarSides;
using OneStop.Benchmarks.Hub;
using OneStop.Core.Sync;

namespace OneStop.Benchmarks.Sync;

/// <summary>A hub of one node or more on one store, and the portal that it sends to.</summary>
internal sealed record SendingHub(IReadOnlyList<HubUnderTest> Nodes, LightPortal Portal, Drain Drain) : IAsyncDisposable
{
    public HubUnderTest Hub => Nodes[0];

    /// <param name="besides">Runs from the moment at which the journal is full and the far side has taken its first event.</param>
    /// <param name="before">Runs until that moment: people are at the counters when the far side comes back.</param>
    public async Task<double> DrainAsync(int dossiers, StoreOfRun store, Func<Task, Task>? besides = null, Func<Task, Task>? before = null)
    {
        await Drain.FillAsync(dossiers, Pace.EventsEach);
        await store.SettleAsync();
        var draining = Drain.RunAsync(dossiers * Pace.EventsEach);
        await (before?.Invoke(Portal.TakenAsync()) ?? Task.CompletedTask);
        await (besides?.Invoke(draining) ?? Task.CompletedTask);
        return await draining;
    }

    /// <summary>Since the last call: lost, doubled or out of order.</summary>
    public int Breaks() => Portal.Arrivals.TakeBreaks();

    public static Task<SendingHub> StartAsync(Nation nation, string folder, StoreOfRun store, Traffic traffic, params string[] more) =>
        StartAsync(1, nation, folder, store, traffic, more);

    public static Task<SendingHub> StartTwoAsync(Nation nation, string folder, StoreOfRun store, Traffic traffic) =>
        StartAsync(2, nation, folder, store, traffic, ["--Cluster:Enabled=true", "--Cluster:SiloPort=0"]);

    private static async Task<SendingHub> StartAsync(int nodes, Nation nation, string folder, StoreOfRun store, Traffic traffic, string[] more)
    {
        var portal = await LightPortal.StartAsync();
        var place = Directory.CreateDirectory(folder).FullName;
        string[] settings =
        [
            .. await store.SettingsAsync(Path.GetFileName(folder)),
            "--Destinations:portal:Enabled=true", $"--Destinations:portal:BaseAddress={portal.Address}", "--Destinations:portal:UserName=benchmark",
            "--Destinations:portal:Password=benchmark-synthetic-secret", "--Destinations:portal:UnitCode=000.00.00.H49", .. more,
        ];
        var hubs = new List<HubUnderTest>();
        while (hubs.Count < nodes)
        {
            hubs.Add(await HubUnderTest.StartAsync(nation, place, settings));
        }

        return new(hubs, portal, new Drain(hubs[0].Services.GetRequiredService<IJournal>(), portal, traffic));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes.Reverse())
        {
            await node.DisposeAsync();
        }

        await Portal.DisposeAsync();
    }
}

/// <summary>
/// Everything that takes part on one store: a hub that only accepts, one that sends, one of two nodes where the store can be shared; the
/// baselines.
/// </summary>
internal sealed record SyncStage(
    Traffic Traffic, HubUnderTest Accepting, SendingHub Sending, SendingHub? TwoNodes, IBareStore Bare, LightPortal BarePortal) : IAsyncDisposable
{
    public static async Task<SyncStage> StartAsync(Nation nation, string folder, StoreOfRun store)
    {
        var traffic = new Traffic();
        var accepting = Directory.CreateDirectory(Path.Combine(folder, "accepting")).FullName;
        return new(
            traffic,
            await HubUnderTest.StartAsync(nation, accepting, await store.SettingsAsync("accepting")),
            await SendingHub.StartAsync(nation, Path.Combine(folder, "sending"), store, traffic),
            store.IsShared ? await SendingHub.StartTwoAsync(nation, Path.Combine(folder, "two"), store, traffic) : null,
            await store.BareAsync(folder),
            await LightPortal.StartAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await (TwoNodes?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Sending.DisposeAsync();
        await Accepting.DisposeAsync();
        Bare.Dispose();
        await BarePortal.DisposeAsync();
    }
}
