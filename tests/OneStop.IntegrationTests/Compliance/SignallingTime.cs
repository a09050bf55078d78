using Microsoft.Extensions.Time.Testing;

namespace OneStop.IntegrationTests.Compliance;

/// <summary>A clock that stands still until it is moved, and says when somebody starts to wait on it.</summary>
internal sealed class SignallingTime : FakeTimeProvider
{
    private readonly Lock gate = new();
    private readonly List<(Predicate<TimeSpan> Wanted, TaskCompletionSource Seen)> waiting = [];

    public SignallingTime()
        : base(DateTimeOffset.UtcNow)
    {
    }

    /// <summary>Completes when a timer of the wanted length is started after this call.</summary>
    public Task TimerOf(Predicate<TimeSpan> wanted)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.Add((wanted, seen));
        }

        return seen.Task;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        lock (gate)
        {
            foreach (var (_, seen) in waiting.Where(w => w.Wanted(dueTime)).ToList())
            {
                seen.TrySetResult();
            }
        }

        return timer;
    }
}
