using OneStop.Benchmarks.Baselines;
using OneStop.Benchmarks.Loading;
using OneStop.Core.Sync;

namespace OneStop.Benchmarks.Sync;

/// <summary>Both read the same rows; one makes the portal's records of them, the other posts what was recorded.</summary>
internal sealed record BareLoops(BareBatchLoop Recorded, BareBatchLoop ThroughAdapter);

/// <summary>One turn of everything, each next to its baseline.</summary>
internal sealed class SyncRound(Pace pace, StoreOfRun store, SyncStage stage, PutSubject put, HttpSubject lookups, BareGroupCommit group, BareLoops loops, BarePostSubject post)
{
    private const int Appenders = 256;
    private const int IdleRate = 20;

    private static readonly TimeSpan LongerThanAnyDrain = TimeSpan.FromMinutes(5);

    private readonly IJournal accepting = stage.Accepting.Services.GetRequiredService<IJournal>();
    private readonly IJournal sending = stage.Sending.Hub.Services.GetRequiredService<IJournal>();

    public async Task RunAsync(SyncMeasurements measured, bool isDraining)
    {
        await AcceptAsync(measured);
        await DispatchAsync(measured);
        await store.SettleAsync();
        measured.BarePost.Add(await OpenLoop.RunAsync(post, pace.Idle, IdleRate));
        measured.Enqueue.Add(await OpenLoop.RunAsync(new EnqueueSubject(sending, stage.Sending.Portal.Arrivals, stage.Traffic), pace.Idle, IdleRate));
        if (isDraining)
        {
            measured.Drain.Add(await DrainAsync(stage.Sending, pace.DrainDossiers, besides: null), Breaks(stage.Sending));
            await DrainBesideLookupsAsync(measured);
        }
    }

    private async Task AcceptAsync(SyncMeasurements measured)
    {
        await store.SettleAsync();
        measured.BareInsert.Add(await ClosedLoop.RunAsync(new BareSubject(group, stage.Traffic), pace.Loaded, Appenders));
        loops.Recorded.Skip(group.Heads);
        loops.ThroughAdapter.Skip(group.Heads);
        await store.SettleAsync();
        measured.Append.Add(await ClosedLoop.RunAsync(new JournalSubject(accepting, stage.Traffic), pace.Loaded, Appenders));
        await store.SettleAsync();
        measured.Put.Add(await ClosedLoop.RunAsync(put, pace.Loaded));
    }

    private async Task DispatchAsync(SyncMeasurements measured)
    {
        var dossiers = pace.SyncEvents / Pace.EventsEach;
        await Drain.FillAsync(stage.Traffic, dossiers, Pace.EventsEach, (draft, _) => group.AppendAsync(draft));
        await store.SettleAsync();
        measured.BareBytes.Add(await loops.Recorded.RunAsync(pace.SyncEvents), errors: 0);
        measured.BareLoop.Add(await loops.ThroughAdapter.RunAsync(pace.SyncEvents), Breaks(stage.Sending));
        measured.Dispatch.Add(await DrainAsync(stage.Sending, dossiers, besides: null), Breaks(stage.Sending));
        measured.BesideDead.Add(await DrainAsync(stage.BesideDead, dossiers, besides: null), Breaks(stage.BesideDead));
        if (stage.TwoNodes is { } two)
        {
            measured.TwoNodes.Add(await DrainAsync(two, dossiers, besides: null), Breaks(two));
        }
    }

    private async Task DrainBesideLookupsAsync(SyncMeasurements measured)
    {
        await store.SettleAsync();
        measured.Lookups.Add(await OpenLoop.RunAsync(lookups, pace.Beside));
        measured.DrainBeside.Add(
            await DrainAsync(stage.Sending, pace.DrainDossiers, async drained =>
                measured.LookupsBeside.Add(await OpenLoop.RunAsync(lookups, LongerThanAnyDrain, until: drained)),
                taken => OpenLoop.RunAsync(lookups, LongerThanAnyDrain, until: taken)),
            Breaks(stage.Sending));
    }

    /// <param name="besides">Runs from the moment at which the journal is full and the far side has taken its first event.</param>
    /// <param name="before">Runs until that moment: people are at the counters when the far side comes back.</param>
    private async Task<double> DrainAsync(SendingHub hub, int dossiers, Func<Task, Task>? besides, Func<Task, Task>? before = null)
    {
        await hub.Drain.FillAsync(dossiers, Pace.EventsEach);
        await store.SettleAsync();
        var draining = hub.Drain.RunAsync(dossiers * Pace.EventsEach);
        await (before?.Invoke(TakenAsync(hub.Portal)) ?? Task.CompletedTask);
        await (besides?.Invoke(draining) ?? Task.CompletedTask);
        return await draining;
    }

    private static async Task TakenAsync(LightPortal portal)
    {
        while (portal.FirstTaken == 0)
        {
            await Task.Delay(1);
        }
    }

    private static int Breaks(SendingHub hub) => hub.Portal.Arrivals.TakeBreaks();
}
