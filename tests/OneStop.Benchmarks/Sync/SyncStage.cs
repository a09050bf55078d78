using OneStop.Benchmarks.Baselines;
using OneStop.Benchmarks.FarSides;
using OneStop.Benchmarks.Hub;
using OneStop.Core.Sync;

namespace OneStop.Benchmarks.Sync;

/// <summary>A hub and the portal that it sends to.</summary>
internal sealed record SendingHub(HubUnderTest Hub, LightPortal Portal, Drain Drain) : IAsyncDisposable
{
    public static async Task<SendingHub> StartAsync(Nation nation, string folder, StoreOfRun store, Traffic traffic, params string[] more)
    {
        var portal = await LightPortal.StartAsync();
        var hub = await HubUnderTest.StartAsync(nation, Directory.CreateDirectory(folder).FullName,
        [
            .. await store.SettingsAsync(Path.GetFileName(folder)),
            "--Destinations:portal:Enabled=true", $"--Destinations:portal:BaseAddress={portal.Address}", "--Destinations:portal:UserName=benchmark",
            "--Destinations:portal:Password=benchmark-synthetic-secret", "--Destinations:portal:UnitCode=000.00.00.H49", .. more,
        ]);
        return new(hub, portal, new Drain(hub.Services.GetRequiredService<IJournal>(), portal, traffic));
    }

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        await Portal.DisposeAsync();
    }
}

/// <summary>Everything that takes part on one store: a hub that only accepts, one that sends, one that sends beside a dead destination; the baselines.</summary>
internal sealed record SyncStage(Traffic Traffic, HubUnderTest Accepting, SendingHub Sending, SendingHub BesideDead, IBareStore Bare, LightPortal BarePortal) : IAsyncDisposable
{
    public static async Task<SyncStage> StartAsync(Nation nation, string folder, StoreOfRun store)
    {
        var traffic = new Traffic();
        var accepting = Directory.CreateDirectory(Path.Combine(folder, "accepting")).FullName;
        return new(
            traffic,
            await HubUnderTest.StartAsync(nation, accepting, await store.SettingsAsync("accepting")),
            await SendingHub.StartAsync(nation, Path.Combine(folder, "sending"), store, traffic),
            await SendingHub.StartAsync(
                nation, Path.Combine(folder, "beside"), store, traffic,
                // Nobody listens on the discard port.
                "--Destinations:reporting:Enabled=true", "--Destinations:reporting:Url=http://127.0.0.1:9/", "--Destinations:reporting:Secret=benchmark-synthetic-secret"),
            await store.BareAsync(folder),
            await LightPortal.StartAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await BesideDead.DisposeAsync();
        await Sending.DisposeAsync();
        await Accepting.DisposeAsync();
        Bare.Dispose();
        await BarePortal.DisposeAsync();
    }
}
