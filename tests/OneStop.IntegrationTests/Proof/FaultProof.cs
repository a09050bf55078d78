using OneStop.Core.Sync;
using OneStop.IntegrationTests.Scenarios;
using OneStop.IntegrationTests.Storage;

namespace OneStop.IntegrationTests.Proof;

/// <summary>The portal misbehaves while the source goes on.</summary>
public abstract class FaultProof<TStore> : StoreScenarios<TStore>
    where TStore : ITestStore, new()
{
    private const int EventsPerFault = 40;
    private const int Length = 10;
    private const string Stopped = "(port closed)";
    private const string LoggedOut = "(sessions ended)";

    /// <summary>F21 errors, F22 patience asked for, F23 nobody or a cut line, F24 silence before and after the work, F25 late, F28 garbage, F29 a page.</summary>
    private static readonly string[] Faults =
    [
        "server-error", "server-error-after-work", "throttled", Stopped, "dropped-connection", "dropped-after-work", "never", "never-after-work", "held",
        "garbage", "wrong-schema", "corrupt-gzip", "truncated", "html-login-page", "html-after-work", "flaky", LoggedOut,
    ];

    [Fact]
    public async Task Faults_AllInDrawnOrderUnderLoad_NothingLostDoubledOrReordered()
    {
        var rounds = ProofRun.Of(brief: 1, soak: 10);
        await using var bench = await ProofBench.StartAsync(OnStore);
        bench.Load(dossiers: rounds * Faults.Length * EventsPerFault / Length, Length, copies: planned => planned.Number == 3 ? 4 : 0);
        await bench.StartHubAsync();
        for (var i = 0; i < rounds; i++)
        {
            var order = Faults.ToArray();
            bench.Draw.Shuffle(order);
            foreach (var fault in order)
            {
                await SufferAsync(bench, fault);
            }
        }

        await bench.DrainAsync(TimeSpan.FromMinutes(3));
        var found = await bench.CloseAsync();

        bench.Report("portal faults", found, $"faults {rounds * Faults.Length}");
        Assert.True(found.IsClean, $"seed {bench.Seed}: {found}");
    }

    // F35, F33: five times the same message, at once, and three dossiers that the portal refuses.
    [Fact]
    public async Task Poison_AmongDuplicates_HoldsItsOwnDossierAndNoOther()
    {
        var dossiers = ProofRun.Of(brief: 30, soak: 300);
        await using var bench = await ProofBench.StartAsync(OnStore);
        bench.Load(dossiers, Length, copies: _ => 4);
        string[] poison = ["H49.14-251120-0003", "H49.14-251120-0014", "H49.14-251120-0025"];
        foreach (var code in poison)
        {
            bench.Nation.Portal.Refuse(code, "Hồ sơ không được chấp nhận");
        }

        await bench.StartHubAsync();
        bench.Source.Allow(bench.Source.Events);
        await bench.DrainAsync(TimeSpan.FromMinutes(3), code => !poison.Contains(code, StringComparer.Ordinal));
        var dead = await bench.HeldAsync(HoldState.Dead);
        Assert.Equal(poison, dead.Select(entry => entry.Stream.Text).Order(StringComparer.Ordinal));
        foreach (var entry in dead)
        {
            bench.Nation.Portal.Accept(entry.Stream.Text);
            await bench.ReplayAsync(entry.Stream);
        }

        await bench.DrainAsync(TimeSpan.FromMinutes(3));
        var found = await bench.CloseAsync();

        bench.Report("poison and duplicates", found, $"poisoned {dead.Count}");
        Assert.True(found.IsClean, $"seed {bench.Seed}: {found}");
    }

    // F32
    [Fact]
    public async Task Backlog_AfterALongOutage_DrainsInOrder()
    {
        await using var bench = await ProofBench.StartAsync(OnStore);
        bench.Load(dossiers: ProofRun.Of(brief: 100, soak: 5_000), Length, workers: 64);
        bench.Nation.StopSystem("portal");
        var node = await bench.StartHubAsync();
        var accepting = AnswerTimes.Start();
        bench.Source.Allow(bench.Source.Events);
        await bench.Source.Answered.ReachedAsync(bench.Source.Events);
        var accepted = AnswerTimes.Since(accepting);

        // The far side comes back while people are at the counters.
        var counter = await Counter.OpenAsync(node.Address);
        bench.Nation.StartSystem("portal");
        var draining = AnswerTimes.Start();
        await bench.DrainAsync(TimeSpan.FromMinutes(ProofRun.Of(brief: 5, soak: 30)));
        var drained = AnswerTimes.Since(draining);
        await counter.DisposeAsync();
        var found = await bench.CloseAsync();

        bench.Report("backlog", found, $"accepted in {accepted.TotalSeconds:0.0} s, drained in {drained.TotalSeconds:0.0} s, look-ups beside {counter.Served}");
        Assert.True(found.IsClean, $"seed {bench.Seed}: {found}");
        Assert.NotEqual(0, counter.Served);
    }

    /// <summary>Some events meet the portal well, the fault comes over the next, and goes before the last have left.</summary>
    private static async Task SufferAsync(ProofBench bench, string fault)
    {
        var before = bench.Source.Answered.Count;
        bench.Source.Allow(EventsPerFault);
        await bench.Source.Answered.ReachedAsync(before + 1 + bench.Draw.Next(EventsPerFault / 4));
        Switch(bench, fault, on: true);
        var requests = bench.Nation.Ledger.Entries.Count;
        await bench.Source.Answered.ReachedAsync(before + (EventsPerFault / 2) + bench.Draw.Next(EventsPerFault / 2));
        if (fault != Stopped)
        {
            await bench.MetAsync(requests);
        }

        Switch(bench, fault, on: false);
        await bench.Source.Answered.ReachedAsync(before + EventsPerFault);
    }

    private static void Switch(ProofBench bench, string fault, bool on)
    {
        switch (fault, on)
        {
            case (Stopped, true):
                bench.Nation.StopSystem("portal");
                break;
            case (Stopped, false):
                bench.Nation.StartSystem("portal");
                break;
            case (LoggedOut, true):
                bench.Nation.EndPortalSessions();
                break;
            case (LoggedOut, false):
                break;
            case (_, true):
                bench.Nation.SwitchOn("portal", fault);
                break;
            default:
                bench.Nation.SwitchOff("portal", fault);
                break;
        }
    }
}

public sealed class FaultsOnSqlite : FaultProof<SqliteTestStore>;

public sealed class FaultsOnPostgres : FaultProof<PostgresTestStore>;
