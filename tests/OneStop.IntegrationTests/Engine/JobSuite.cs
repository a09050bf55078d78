using Microsoft.Extensions.DependencyInjection;
using OneStop.Core.Jobs;
using OneStop.Host.Jobs;
using OneStop.IntegrationTests.Storage;

namespace OneStop.IntegrationTests.Engine;

public abstract class JobSuite<TStore> : StorageSuite<TStore>
    where TStore : ITestStore, new()
{
    private const string EverySecond = "* * * * * ?";

    private protected static Planned Nightly(Missed missed) => new("0 30 2 * * ?", missed);

    [Fact]
    public async Task TryBegin_TheSameRunManyTimesAtOnce_IsBegunOnce()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var runs = node.Get<IJobRuns>();

        var begun = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => runs.TryBeginAsync("nightly", "2026-11-22", CancellationToken.None)));

        Assert.Single(begun, isBegun => isBegun);
        Assert.True(await runs.TryBeginAsync("nightly", "2026-11-23", CancellationToken.None));
        Assert.True(await runs.TryBeginAsync("other", "2026-11-22", CancellationToken.None));
    }

    [Fact]
    public async Task Begin_RunsOlderThanHundredDays_AreForgotten()
    {
        await using var node = await StoreNode.StartAsync(Store);
        await ExecuteAsync("insert into job_run (job, run_key, begun_at) values ('nightly', 'old', '2020-01-01'), ('other', 'old', '2020-01-01')");

        Assert.True(await node.Get<IJobRuns>().TryBeginAsync("nightly", "new", CancellationToken.None));

        Assert.Equal(1, await ReadAsync<long>("select count(*) from job_run where run_key = 'old'"));
    }

    [Fact]
    public async Task Interval_ShortOne_RunsOverAndOver()
    {
        var runs = new Runs();
        await using var node = await StartAsync(runs, new Every(TimeSpan.FromMilliseconds(50)));

        await runs.UntilAsync(3);

        Assert.Equal(0, await ReadAsync<long>("select count(*) from job_run"));
    }

    [Fact]
    public async Task Planned_EverySecond_EachPlannedTimeRunsOnceAcrossARestart()
    {
        var runs = new Runs();
        await using (await StartAsync(runs, new Planned(EverySecond, Missed.MakeGood)))
        {
            await runs.UntilAsync(2);
        }

        var before = runs.Count;
        await using (await StartAsync(runs, new Planned(EverySecond, Missed.MakeGood)))
        {
            await runs.UntilAsync(before + 2);
        }

        Assert.Equal(runs.Count, await ReadAsync<long>("select count(*) from job_run"));
    }

    private protected Task<EngineNode> StartAsync(Runs runs, Schedule schedule) => EngineNode.StartAsync(
        Store, services => services.AddSingleton(runs).AddHubJob<Counting>("counting", schedule));

    /// <summary>The migrated store without a clock.</summary>
    private protected async Task MigrateAsync() => await (await StoreNode.StartAsync(Store)).DisposeAsync();

    internal sealed class Counting(Runs runs) : IHubJob
    {
        public Task RunAsync(CancellationToken cancellationToken)
        {
            runs.Add();
            return Task.CompletedTask;
        }
    }

    internal sealed class Runs
    {
        private readonly Lock gate = new();
        private readonly List<(int Wanted, TaskCompletionSource Seen)> waiting = [];

        public int Count { get; private set; }

        public void Add()
        {
            lock (gate)
            {
                Count++;
                waiting.FindAll(entry => entry.Wanted <= Count).ForEach(entry => entry.Seen.TrySetResult());
            }
        }

        public Task UntilAsync(int wanted)
        {
            lock (gate)
            {
                var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                waiting.Add((wanted, seen));
                if (wanted <= Count)
                {
                    seen.SetResult();
                }

                return seen.Task.WaitAsync(TimeSpan.FromMinutes(1));
            }
        }
    }
}

public sealed class SqliteJobTests : JobSuite<SqliteTestStore>
{
    [Fact]
    public async Task Start_PlannedTimePassedWhileDown_IsMadeGoodOnce()
    {
        var runs = new Runs();
        await using (await StartAsync(runs, Nightly(Missed.MakeGood)))
        {
            await runs.UntilAsync(1);
        }

        // The key of the last planned time is there now, so nothing of it runs again; the interval of another job tells when it would have.
        await using (await StartAsync(runs, Nightly(Missed.MakeGood)))
        {
            await using var witness = await StartWitnessAsync();
        }

        Assert.Equal(1, runs.Count);
    }

    [Fact]
    public async Task Start_PlannedTimePassedWhileDownAndNotWorthIt_IsLeftOut()
    {
        var runs = new Runs();
        await using (await StartAsync(runs, Nightly(Missed.LeaveOut)))
        {
            await using var witness = await StartWitnessAsync();
        }

        Assert.Equal(0, runs.Count);
    }

    private async Task<EngineNode> StartWitnessAsync()
    {
        var witness = new Runs();
        var node = await StartAsync(witness, new Every(TimeSpan.FromMilliseconds(50)));
        await witness.UntilAsync(5);
        return node;
    }
}

public sealed class PostgresJobTests : JobSuite<PostgresTestStore>
{
    [Fact]
    public async Task Planned_TwoNodesStartedAtOnce_EachPlannedTimeRunsOnce()
    {
        await MigrateAsync();
        var runs = new Runs();
        var schedule = new Planned("* * * * * ?", Missed.MakeGood);
        var nodes = await Task.WhenAll(StartAsync(runs, schedule), StartAsync(runs, schedule));

        await runs.UntilAsync(4);
        await nodes[0].DisposeAsync();
        var before = runs.Count;
        await runs.UntilAsync(before + 2);
        await nodes[1].DisposeAsync();

        Assert.Equal(runs.Count, await ReadAsync<long>("select count(*) from job_run"));
        Assert.Equal(1, await ReadAsync<long>("select count(*) from quartz_triggers"));
    }

    [Fact]
    public async Task Start_ScheduleHasChanged_TheNewOneCounts()
    {
        var runs = new Runs();
        await using (await StartAsync(runs, new Planned("0 0 3 1 1 ?", Missed.LeaveOut)))
        {
        }

        await using var node = await StartAsync(runs, new Every(TimeSpan.FromMilliseconds(50)));

        await runs.UntilAsync(2);
        Assert.Equal(1, await ReadAsync<long>("select count(*) from quartz_triggers"));
    }
}
