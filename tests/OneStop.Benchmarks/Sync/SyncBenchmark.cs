using System.Collections.Concurrent;
using OneStop.Benchmarks.Baselines;
using OneStop.Benchmarks.FarSides;
using OneStop.Benchmarks.Loading;
using OneStop.Core.Sync;
using Spectre.Console;

namespace OneStop.Benchmarks.Sync;

/// <summary>Synchronisation on one store: the hub and its baselines take turns within each round.</summary>
internal static class SyncBenchmark
{
    public static async Task<SyncMeasurements> RunAsync(Pace pace, StoreOfRun store, IAnsiConsole console)
    {
        // See Benchmark: near the program, and not below it.
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "..", $"run-{Guid.NewGuid():N}"));
        await using var nation = await Nation.StartAsync();
        var measured = new SyncMeasurements(store.Name);
        await using (store)
        {
            await using (var stage = await SyncStage.StartAsync(nation, folder.FullName, store))
            {
                await MeasureAsync(pace, store, stage, measured, console);
            }

            await using var dead = await DeadDestination.StartAsync(nation, folder.FullName, store);
            await MeasureAsync(pace, store, dead, measured, console);
        }

        folder.Delete(recursive: true);
        return measured;
    }

    private static async Task MeasureAsync(Pace pace, StoreOfRun store, SyncStage stage, SyncMeasurements measured, IAnsiConsole console)
    {
        using var put = await PutSubject.OpenAsync(stage.Accepting.Address, stage.Accepting.Token, stage.Traffic);
        using var lookups = await stage.Sending.Hub.PopulationAsync();
        using var group = new BareGroupCommit(stage.Bare);
        using var post = new BarePostSubject(stage.BarePortal, await OneRecordAsync(stage), stage.Traffic);
        using var recorded = new RecordedBodies(stage.BarePortal, await RecordAsync(pace, stage), pace.SyncEvents);
        var adapter = stage.Sending.Hub.Services.GetServices<IDestination>().Single(destination => destination.Descriptor.Key == "portal");
        var loops = new BareLoops(new(stage.Bare, recorded), new(stage.Bare, new ThroughAdapter(adapter)));
        var round = new SyncRound(pace, store, stage, put, lookups, group, loops, post);

        for (var turn = 1; turn <= pace.SyncWarmUp; turn++)
        {
            console.MarkupLineInterpolated($"[grey]{store.Name}: warming up, {turn} of {pace.SyncWarmUp}[/]");
            await round.RunAsync(new SyncMeasurements(store.Name), isDraining: turn == 1);
        }

        for (var turn = 1; turn <= pace.Rounds; turn++)
        {
            console.MarkupLineInterpolated($"[grey]{store.Name}: round {turn} of {pace.Rounds}[/]");
            await round.RunAsync(measured, isDraining: turn <= pace.DrainRounds);
        }
    }

    private static async Task MeasureAsync(Pace pace, StoreOfRun store, DeadDestination dead, SyncMeasurements measured, IAnsiConsole console)
    {
        console.MarkupLineInterpolated($"[grey]{store.Name}: {pace.DeadPairs} drains beside a dead destination, and as many without[/]");
        await dead.MeasureAsync(pace.SyncWarmUp, pace.SyncEvents, store, new SyncMeasurements(store.Name));
        await dead.MeasureAsync(pace.DeadPairs, pace.SyncEvents, store, measured);
    }

    /// <summary>What the hub posts for one dossier's first event.</summary>
    private static async Task<byte[]> OneRecordAsync(SyncStage stage)
    {
        var (hub, portal) = (stage.Sending.Hub, stage.Sending.Portal);
        portal.Bodies = new();
        await new EnqueueSubject(hub.Services.GetRequiredService<IJournal>(), portal.Arrivals, stage.Traffic).AskAsync(0);
        var record = portal.Bodies.First(body => body.AsSpan().IndexOf("DongBoHoSoMC"u8) >= 0);
        portal.Bodies = null;
        return record;
    }

    /// <summary>What the hub posts for as many events as a round has.</summary>
    private static async Task<IReadOnlyList<byte[]>> RecordAsync(Pace pace, SyncStage stage)
    {
        var bodies = new ConcurrentQueue<byte[]>();
        await stage.Sending.Drain.FillAsync(pace.SyncEvents / Pace.EventsEach, Pace.EventsEach);
        stage.Sending.Portal.Bodies = bodies;
        await stage.Sending.Drain.RunAsync(pace.SyncEvents);
        stage.Sending.Portal.Bodies = null;
        return [.. bodies];
    }
}
