using OneStop.Core.Sync;
using OneStop.IntegrationTests.Scenarios;
using OneStop.IntegrationTests.Storage;

namespace OneStop.IntegrationTests.Proof;

/// <summary>The portal is away for a working day: on a clock of its own, with everything else real.</summary>
public abstract class OutageProof<TStore> : StoreScenarios<TStore>
    where TStore : ITestStore, new()
{
    private const int Length = 10;
    private const int Dead = 10;

    private static readonly TimeSpan Outage = TimeSpan.FromHours(8);

    // A probe is due each second. Where the clock moves on by more, fewer fit in.
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(ProofRun.Of(brief: 60, soak: 1));

    // F32
    [Fact]
    public async Task Outage_OfEightHours_IsProbedWithinBoundsAndDrainsInOrder()
    {
        await using var bench = await ProofBench.StartAsync(OnStore);
        bench.Load(dossiers: ProofRun.Of(brief: 200, soak: 5_000), Length, workers: 250);
        var dead = await BeginAsync(bench);

        // The clock moves faster than a request: its time limit must not pass meanwhile.
        bench.Settings.Values["Destinations:portal:Timeout"] = "00:05:00";
        bench.Settings.Values["Telemetry:ConsoleLog"] = "false";
        await using var sender = VirtualSender.Start(bench.Settings);
        await sender.EndureAsync(Outage / 2, Step);
        foreach (var stream in dead)
        {
            // An operator who doesn't know better sends the dead ones again, to nobody.
            bench.Nation.Portal.Accept(stream.Text);
            await bench.ReplayAsync(stream);
        }

        await sender.EndureAsync(Outage / 2, Step);
        var (attempts, bound) = (sender.Attempts, (int)(Outage / Step) + sender.Partitions);
        var held = (await bench.HeldAsync(HoldState.Waiting)).Count + (await bench.HeldAsync(HoldState.Dead)).Count;
        bench.Nation.StartSystem("portal");
        var draining = AnswerTimes.Start();
        var advancing = sender.AdvanceAsync();
        await bench.DrainAsync(TimeSpan.FromMinutes(ProofRun.Of(brief: 2, soak: 20)));
        var drained = AnswerTimes.Since(draining);
        await sender.StopAsync();
        await advancing;
        var found = await bench.CloseAsync();

        bench.Report(
            "eight hours without the portal",
            found,
            $"attempts meanwhile {attempts} in steps of {Step.TotalSeconds:0} s, streams held {held}, drained in {drained.TotalSeconds:0.0} s");
        Assert.True(found.IsClean, $"seed {bench.Seed}: {found}");
        Assert.InRange(attempts, (int)(Outage / Step) / 2, bound);
        Assert.InRange(held, 0, Dead);
        Assert.Empty(await bench.HeldAsync(HoldState.Dead));
    }

    /// <summary>Ten dossiers are refused while the portal is there; then it goes, and the rest is accepted all the same.</summary>
    private static async Task<IReadOnlyList<StreamKey>> BeginAsync(ProofBench bench)
    {
        var codes = Enumerable.Range(0, Dead).Select(i => $"H49.14-251120-{(i * bench.Source.Events / Length / Dead) + 1:0000}").ToList();
        codes.ForEach(code => bench.Nation.Portal.Refuse(code, "Hồ sơ không được chấp nhận"));
        var hub = await bench.StartHubAsync();
        var allowed = bench.Source.Events / Length;
        bench.Source.Allow(allowed);
        await bench.Source.Answered.ReachedAsync(allowed);
        while (!codes.TrueForAll(code => bench.Ledger.All.Any(sent => sent.Code == code)))
        {
            // A fast worker may have taken its second turn before a slow one its first.
            bench.Source.Allow(Dead);
            await bench.Source.Answered.ReachedAsync(allowed += Dead);
        }

        var held = await bench.UntilHeldAsync(HoldState.Dead, Dead);
        bench.Nation.StopSystem("portal");
        bench.Source.Allow(bench.Source.Events - allowed);
        await bench.Source.Answered.ReachedAsync(bench.Source.Events);
        await hub.TerminateAsync();
        return [.. held.Select(entry => entry.Stream)];
    }
}

public sealed class OutageOnSqlite : OutageProof<SqliteTestStore>;

public sealed class OutageOnPostgres : OutageProof<PostgresTestStore>;
