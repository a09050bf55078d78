using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using OneStop.Core.Sync;
using OneStop.Host.Delivery;

namespace OneStop.Tests.Host;

/// <summary>F32: beside people, sending has threads that the system ranks behind theirs.</summary>
public sealed class CourteousSchedulerTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly Courtesy courtesy;
    private readonly CourteousScheduler scheduler;

    public CourteousSchedulerTests()
    {
        courtesy = new Courtesy(time, perSecond: 1000);
        scheduler = new CourteousScheduler(courtesy);
    }

    public void Dispose() => scheduler.Dispose();

    [Fact]
    public async Task Run_NobodyIsServed_IsOnThePool()
    {
        var seen = await RunAsync(() => Task.FromResult(Place.Here()));
        Assert.True(seen.IsPooled);
        Assert.False(seen.IsBehind);
    }

    [Fact]
    public async Task Run_SomebodyIsServed_IsBehindEverybody()
    {
        courtesy.Serve();
        var seen = await RunAsync(() => Task.FromResult(Place.Here()));
        Assert.False(seen.IsPooled);
        Assert.True(seen.IsBehind);
        Assert.False(Place.Here().IsBehind);
    }

    [Fact]
    public async Task Run_AnswerArrivesWhileSomebodyIsServed_GoesOnBehindEverybody()
    {
        var answer = new TaskCompletionSource();
        var seen = await BegunAsync(async () =>
        {
            await answer.Task;
            return Place.Here();
        });

        courtesy.Serve();
        answer.SetResult();
        Assert.True((await seen).IsBehind);
    }

    [Fact]
    public async Task Run_NobodyIsServedAnyMore_GoesBackToThePool()
    {
        courtesy.Serve();
        var answer = new TaskCompletionSource();
        var seen = await BegunAsync(async () =>
        {
            await answer.Task;
            return Place.Here();
        });

        time.Advance(TimeSpan.FromSeconds(2));
        answer.SetResult();
        Assert.True((await seen).IsPooled);
    }

    [Fact]
    public async Task Run_Closed_EndsOnThePool()
    {
        courtesy.Serve();
        scheduler.Dispose();
        Assert.True((await RunAsync(() => Task.FromResult(Place.Here()))).IsPooled);
    }

    private async Task<Place> RunAsync(Func<Task<Place>> work) => await await BegunAsync(work);

    /// <summary>Until it waits for the first time.</summary>
    private Task<Task<Place>> BegunAsync(Func<Task<Place>> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, scheduler).WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Where a step runs.</summary>
    private sealed record Place(bool IsPooled, bool IsBehind)
    {
        public static Place Here() => new(Thread.CurrentThread.IsThreadPoolThread, OperatingSystem.IsLinux() ? Nice() > 0 : Thread.CurrentThread.Priority < ThreadPriority.Normal);

        // proc(5): the nineteenth field of a thread's line, the seventeenth after its name.
        private static int Nice()
        {
            var line = File.ReadAllText("/proc/thread-self/stat");
            return int.Parse(line[(line.LastIndexOf(')') + 2)..].Split(' ')[16], CultureInfo.InvariantCulture);
        }
    }
}
