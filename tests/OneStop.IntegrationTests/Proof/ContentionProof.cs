using System.Net;
using OneStop.IntegrationTests.Scenarios;
using OneStop.IntegrationTests.Storage;

namespace OneStop.IntegrationTests.Proof;

/// <summary>The database ends a tenth of what the hub writes.</summary>
public sealed class ContentionProof : StoreScenarios<PostgresTestStore>
{
    private const int Length = 10;

    // F12
    [Theory]
    [InlineData("journal_partition")]
    [InlineData("delivery_cursor")]
    public async Task Postgres_DeadlocksAndSerialisationFailures_NothingLostDoubledOrReordered(string locked)
    {
        await using var bench = await ProofBench.StartAsync(OnStore);
        bench.Settings.Values["Storage:ConnectionString"] = await Contention.ImpatientAsync(bench.Settings.Values["Storage:ConnectionString"]);
        bench.Load(dossiers: ProofRun.Of(brief: 60, soak: 2_000), Length);
        await bench.StartHubAsync();
        await using var contention = await Contention.StartAsync(bench.Settings.Values["Storage:ConnectionString"], bench.Seed, ["journal", "delivery_cursor"], locked);
        bench.Source.Allow(bench.Source.Events);
        await bench.DrainAsync(TimeSpan.FromMinutes(ProofRun.Of(brief: 3, soak: 20)));
        var found = await bench.CloseAsync();

        var rollbacks = await contention.CountAsync();
        var unavailable = bench.Source.Times.CountOf(HttpStatusCode.ServiceUnavailable);
        bench.Report($"contention on {locked}", found, rollbacks.ToString());
        Assert.True(found.IsClean, $"seed {bench.Seed}: {found}");
        Assert.True(rollbacks is { Serialisation: > 0, Deadlock: > 0 }, "Nothing was ended.");
        Assert.Equal(bench.Source.Times.Count, bench.Source.Times.CountOf(HttpStatusCode.Accepted) + unavailable);

        // Repeated inside: the source hardly notices.
        Assert.True(unavailable * 100 <= bench.Source.Events, $"seed {bench.Seed}: {unavailable} of {bench.Source.Events} were refused");
    }
}
