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
            measured.Drain.Add(await stage.Sending.DrainAsync(pace.DrainDossiers, store), stage.Sending.Breaks());
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
        measured.BareLoop.Add(await loops.ThroughAdapter.RunAsync(pace.SyncEvents), stage.Sending.Breaks());
        measured.Dispatch.Add(await stage.Sending.DrainAsync(dossiers, store), stage.Sending.Breaks());
        if (stage.TwoNodes is { } two)
        {
            measured.TwoNodes.Add(await two.DrainAsync(dossiers, store), two.Breaks());
        }
    }

    private async Task DrainBesideLookupsAsync(SyncMeasurements measured)
    {
        await store.SettleAsync();
        measured.Lookups.Add(await OpenLoop.RunAsync(lookups, pace.Beside));
        measured.DrainBeside.Add(
            await stage.Sending.DrainAsync(pace.DrainDossiers, store, async drained =>
                measured.LookupsBeside.Add(await OpenLoop.RunAsync(lookups, LongerThanAnyDrain, until: drained)),
                taken => OpenLoop.RunAsync(lookups, LongerThanAnyDrain, until: taken)),
            stage.Sending.Breaks());
    }
}
