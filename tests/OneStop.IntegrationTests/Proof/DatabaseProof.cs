using System.Net;
using OneStop.IntegrationTests.Scenarios;

namespace OneStop.IntegrationTests.Proof;

/// <summary>The database server itself ends and returns.</summary>
public sealed class DatabaseProof
{
    private const int Length = 10;

    // F09
    [Fact]
    public async Task Postgres_StoppedAndStartedUnderLoad_NothingLostDoubledOrReordered()
    {
        await using var server = await PostgresServer.StartNewAsync();
        await using var bench = await ProofBench.StartAsync(settings => On(settings, server));
        var down = TimeSpan.FromSeconds(ProofRun.Of(brief: 5, soak: 60));
        bench.Load(dossiers: ProofRun.Of(brief: 60, soak: 600), Length);
        await bench.StartHubAsync();
        var third = bench.Source.Events / 3;
        bench.Source.Allow(third);
        await bench.Source.Answered.ReachedAsync(third - bench.Draw.Next(third / 2));

        await server.StopAsync();
        bench.Source.Allow(third);
        using (var outage = new PeriodicTimer(down))
        {
            await outage.WaitForNextTickAsync();
        }

        await server.StartAsync();
        bench.Source.Allow(bench.Source.Events - (2 * third));
        await bench.DrainAsync(TimeSpan.FromMinutes(5));
        var found = await bench.CloseAsync();

        var times = bench.Source.Times;
        bench.Report(
            "database stopped",
            found,
            $"down {down.TotalSeconds:0} s, 503 answers {times.CountOf(HttpStatusCode.ServiceUnavailable)}, the slowest after {times.LongestOf(HttpStatusCode.ServiceUnavailable).TotalSeconds:0.00} s, without answer {bench.Source.Broken.Count}");
        Assert.True(found.IsClean, $"seed {bench.Seed}: {found}");
        Assert.NotEqual(0, times.CountOf(HttpStatusCode.ServiceUnavailable));
        Assert.Equal(0, times.CountOf(HttpStatusCode.InternalServerError));
    }

    private static HubSettings On(HubSettings settings, PostgresServer server)
    {
        settings.Values["Storage:Provider"] = "postgres";
        settings.Values["Storage:ConnectionString"] = server.ConnectionString;
        return settings;
    }
}
