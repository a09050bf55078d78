using Microsoft.Extensions.Time.Testing;
using OneStop.Core.Sync;
using OneStop.Host.Delivery;

namespace OneStop.Tests.Host;

public sealed class SendingSchedulerTests : IDisposable
{
    private readonly Courtesy courtesy = new(new FakeTimeProvider(), perSecond: 1);
    private readonly ManualResetEventSlim secondRan = new();
    private readonly SendingScheduler scheduler;
    private bool firstEnded;

    public SendingSchedulerTests() => scheduler = new(courtesy);

    public void Dispose() => secondRan.Dispose();

    [Fact]
    public async Task Run_NobodyIsServed_TwoBatchesAreMadeAtOnce() => Assert.False(await SecondFindsFirstEndedAsync());

    [Fact]
    public async Task Run_BesidePeople_HalfOfTheCoresStayFree()
    {
        courtesy.Serve();
        var busy = Enumerable.Range(1, Math.Max(1, Environment.ProcessorCount / 2) - 1).Select(_ => scheduler.RunAsync(First)).ToList();

        Assert.True(await SecondFindsFirstEndedAsync());
        await Task.WhenAll(busy);
    }

    [Fact]
    public async Task Run_AfterAnAwait_IsStillHere()
    {
        TaskScheduler? after = null;
        await scheduler.RunAsync(async () =>
        {
            await Task.Run(() => { });
            after = TaskScheduler.Current;
        });

        Assert.Same(scheduler, after);
    }

    [Fact]
    public async Task Run_WorkFails_ItsTaskSaysSo() =>
        await Assert.ThrowsAsync<TimeoutException>(() => scheduler.RunAsync(() => throw new TimeoutException("The far side.")));

    private async Task<bool> SecondFindsFirstEndedAsync()
    {
        var found = false;
        var first = scheduler.RunAsync(First);
        var second = scheduler.RunAsync(() =>
        {
            found = Volatile.Read(ref firstEnded);
            secondRan.Set();
            return Task.CompletedTask;
        });
        await Task.WhenAll(first, second);
        return found;
    }

    // Gives the second every chance to begin beside it.
    private Task First()
    {
        secondRan.Wait(TimeSpan.FromMilliseconds(500));
        Volatile.Write(ref firstEnded, true);
        return Task.CompletedTask;
    }
}
