using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OneStop.Core.Errors;
using OneStop.Core.Sync;
using OneStop.IntegrationTests.Scenarios;

namespace OneStop.IntegrationTests.Proof;

/// <summary>The hub's own sending, put together as in production, on a clock that a test moves.</summary>
internal sealed class VirtualSender : IPumpWatch, IAsyncDisposable
{
    // A pump that was just about to wait when the clock moved is waited for no longer: the clock moves on.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);

    private readonly VirtualTime clock = new();
    private readonly CancellationTokenSource stop = new();
    private readonly StoreReader hub;
    private readonly Task running;
    private readonly Tally sendings = new();

    private VirtualSender(HubSettings settings)
    {
        hub = StoreReader.Open(settings, builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.AddSingleton<IPumpWatch>(this);
        });
        var workers = hub.Get<IPartitionWorkers>();
        Partitions = workers.Partitions;
        running = Task.WhenAll(Enumerable.Range(0, Partitions).Select(partition => Task.Run(() => workers.Create("portal", partition).RunAsync(stop.Token))));
    }

    public int Partitions { get; }

    /// <summary>Calls to the portal that told the hub anything, if only that nobody is there.</summary>
    public int Attempts => sendings.Count;

    public static VirtualSender Start(HubSettings settings) => new(settings);

    /// <summary>Lets an outage last; each step of the clock waits for the probe that it makes due.</summary>
    public async Task EndureAsync(TimeSpan duration, TimeSpan step)
    {
        for (var passed = TimeSpan.Zero; passed < duration; passed += step)
        {
            var probe = sendings.ReachedAsync(sendings.Count + 1);
            clock.Advance(step);
            await Task.WhenAny(probe, Task.Delay(Patience));
        }
    }

    /// <summary>Time goes on, fifty times as fast, until the sending is stopped.</summary>
    public async Task AdvanceAsync()
    {
        using var beat = new PeriodicTimer(Beat);
        while (!stop.IsCancellationRequested)
        {
            await beat.WaitForNextTickAsync();
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await hub.DisposeAsync();
        stop.Dispose();
    }

    void IPumpWatch.Sent(string destination, string outcome, int events, TimeSpan took)
    {
        // What was left out of a batch because nobody was there is no attempt of its own.
        if (outcome != "not-sent" || events == 1)
        {
            sendings.Add();
        }
    }

    void IPumpWatch.Held(string destination, EventPosition position, Fault fault, bool isDead)
    {
    }

    void IPumpWatch.OutageChanged(string destination, Fault? fault)
    {
    }

    void IPumpWatch.Interrupted(string destination, int partition, Exception? exception)
    {
    }
}

/// <summary>Stands still until it is moved; but the quick repetition of a request, a tenth of a second, is due at once.</summary>
internal sealed class VirtualTime() : FakeTimeProvider(DateTimeOffset.UtcNow)
{
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(200);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        dueTime >= TimeSpan.Zero && dueTime < Quick ? System.CreateTimer(callback, state, TimeSpan.Zero, period) : base.CreateTimer(callback, state, dueTime, period);
}
