using System.Net;
using Dapper;
using Npgsql;
using OneStop.IntegrationTests.Scenarios;
using OneStop.IntegrationTests.Storage;

namespace OneStop.IntegrationTests.Proof;

/// <summary>The disk below the store takes nothing more, under load, and does again.</summary>
public sealed class DiskProof
{
    private const int Length = 10;
    private const int Megabytes = 24;

    // What is left of the disk is filled by the load itself.
    private const long Rest = 512 * 1024;

    private static int Dossiers => ProofRun.Of(brief: 60, soak: 600);

    // F13
    [Fact]
    public async Task Sqlite_DiskFull_RefusesAndHealsAlone()
    {
        using var disk = SmallDisk.Mount(Megabytes * ProofRun.Of(brief: 1, soak: 4));
        await using var bench = await ProofBench.StartAsync(settings => OnSqlite(settings, disk.Folder));
        bench.Load(Dossiers, Length);
        await bench.StartHubAsync();
        await SufferAsync(bench, () => disk.Fill(Rest), disk.MakeRoom);
        await FinishAsync(bench, "disk full");
    }

    // F14: a write fails, as on a broken or read-only disk. No privilege is needed for this one.
    [Fact]
    public async Task Sqlite_EveryWriteFails_RefusesAndHealsAlone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Left out: failing writes. They are brought about as only Linux can.");
        using var folder = new TemporaryFolder();
        await using var bench = await ProofBench.StartAsync(settings => OnSqlite(settings, folder.Path));
        bench.Load(Dossiers, Length);
        var hub = (await bench.StartHubAsync()).Process;
        await SufferAsync(bench, () => hub.RefuseWrites(true), () => hub.RefuseWrites(false));
        await FinishAsync(bench, "writes fail");
    }

    // F13, F14: the tablespace is full; then the server takes no writes at all, as a standby doesn't.
    [Fact]
    public async Task Postgres_TablespaceFullThenReadOnly_RefusesAndHealsAlone()
    {
        using var disk = SmallDisk.Mount(Megabytes * ProofRun.Of(brief: 1, soak: 4));
        await using var server = await PostgresServer.StartNewAsync();
        await PostgresServer.OwnAsync(disk.Folder);
        await SayAsync(server, $"create tablespace small location '{disk.Folder}'");
        await using var bench = await ProofBench.StartAsync(settings => OnPostgres(settings, $"{server.ConnectionString};Options=-c default_tablespace=small"));
        bench.Load(Dossiers, Length);
        await bench.StartHubAsync();
        await SufferAsync(bench, () => disk.Fill(), disk.MakeRoom, shares: 4);
        await SufferAsync(bench, () => ReadOnly(server, "on"), () => ReadOnly(server, "off"), shares: 4);
        await FinishAsync(bench, "tablespace full, then read-only");
    }

    // F13, F46: the store is elsewhere; what is full is the disk with the log, the high-water file and the folder for temporary files.
    [Fact]
    public async Task Log_DiskFullBesideAPostgresStore_CostsLogLinesAndNothingElse()
    {
        using var disk = SmallDisk.Mount(Megabytes);
        await using var store = new PostgresTestStore();
        await store.InitializeAsync();
        await using var bench = await ProofBench.StartAsync(settings => OnPostgres(settings, store.ConnectionString));
        bench.Settings.Values["Data:Folder"] = Path.Combine(disk.Folder, "data");
        bench.Settings.Values["TMPDIR"] = disk.Folder;
        bench.Load(Dossiers, Length);
        var node = await bench.StartHubAsync();
        bench.Source.Allow(bench.Source.Events / 3);
        await bench.Source.Answered.ReachedAsync(bench.Source.Events / 3);

        disk.Fill();
        bench.Source.Allow(bench.Source.Events / 3);
        await bench.Source.Answered.ReachedAsync(bench.Source.Events * 2 / 3);
        await bench.Steps.ReachedAsync(bench.Source.Events / 2);
        disk.MakeRoom();
        var logged = LoggedIn(disk);
        bench.Source.Allow(bench.Source.Events);
        await bench.DrainAsync(TimeSpan.FromMinutes(3));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (LoggedIn(disk) <= logged)
        {
            await look.WaitForNextTickAsync(limit.Token);
        }

        var lost = await LostLinesAsync(node);
        var found = await bench.CloseAsync();
        bench.Report("log's disk full", found, $"log lines lost and counted {lost}");
        Assert.NotEqual(0, lost);
        Assert.True(found.IsClean, $"seed {bench.Seed}: {found}");
        Assert.Equal(bench.Source.Times.Count, bench.Source.Times.CountOf(HttpStatusCode.Accepted));
    }

    private static async Task<long> LostLinesAsync(RunningNode node)
    {
        using var client = await new HubClient(node.Address).SignInAsync();
        var metrics = await client.Http.GetStringAsync("metrics");
        return metrics.Split('\n').Where(line => line.StartsWith("onestop_log_lost", StringComparison.Ordinal))
            .Sum(line => long.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    private static long LoggedIn(SmallDisk disk) => new DirectoryInfo(Path.Combine(disk.Folder, "data", "logs")).GetFiles().Sum(file => file.Length);

    /// <summary>A share of the events meets the disk well, the next one comes when nothing fits, and is told so again and again.</summary>
    private static async Task SufferAsync(ProofBench bench, Action begin, Action end, int shares = 2)
    {
        var share = bench.Source.Events / shares;
        var before = bench.Source.Answered.Count;
        bench.Source.Allow(share);
        await bench.Source.Answered.ReachedAsync(before + (share / 2) + bench.Draw.Next(share / 2));
        var refused = bench.Source.Unavailable.Count;
        begin();
        bench.Source.Allow(share);
        await bench.Source.Unavailable.ReachedAsync(refused + ProofRun.Of(brief: 100, soak: 1_000));
        end();
        await bench.Source.Answered.ReachedAsync(before + (2 * share));
    }

    private static async Task FinishAsync(ProofBench bench, string scenario)
    {
        bench.Source.Allow(bench.Source.Events - bench.Source.Answered.Count);
        await bench.DrainAsync(TimeSpan.FromMinutes(3));
        var found = await bench.CloseAsync();

        var times = bench.Source.Times;
        bench.Report(
            scenario,
            found,
            $"refused {string.Join(' ', bench.Source.Reasons.Select(reason => $"{reason.Key}×{reason.Value}"))}, the slowest after {times.LongestOf(HttpStatusCode.ServiceUnavailable).TotalSeconds:0.00} s");
        Assert.True(found.IsClean, $"seed {bench.Seed}: {found}");
        Assert.Equal(times.Count, times.CountOf(HttpStatusCode.Accepted) + times.CountOf(HttpStatusCode.ServiceUnavailable));
    }

    private static HubSettings OnSqlite(HubSettings settings, string folder)
    {
        settings.Values["Storage:Provider"] = "sqlite";
        settings.Values["Storage:ConnectionString"] = $"Data Source={Path.Combine(folder, "onestop.db")}";
        settings.Values["Data:Folder"] = Path.Combine(folder, "data");

        // The reserve is what keeps this from happening.
        settings.Values["Journal:MinFreeBytes"] = "0";
        return settings;
    }

    private static HubSettings OnPostgres(HubSettings settings, string connectionString)
    {
        settings.Values["Storage:Provider"] = "postgres";
        settings.Values["Storage:ConnectionString"] = connectionString;
        return settings;
    }

    private static void ReadOnly(PostgresServer server, string state) =>
        SayAsync(server, $"alter system set default_transaction_read_only = {state}", "select pg_reload_conf()").GetAwaiter().GetResult();

    private static async Task SayAsync(PostgresServer server, params string[] sentences)
    {
        await using var connection = new NpgsqlConnection($"{server.ConnectionString};Pooling=false;Options=-c default_transaction_read_only=off");
        foreach (var sentence in sentences)
        {
            await connection.ExecuteAsync(sentence);
        }
    }
}
