using System.Collections.Concurrent;

namespace OneStop.Tests.Sync.Simulation;

/// <summary>Runs all continuations on the test's own thread, in a fixed order: a schedule is its seed.</summary>
internal sealed class SingleThread : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> queue = new();

    public override void Post(SendOrPostCallback d, object? state) => queue.Enqueue((d, state));

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException();

    public void Drain()
    {
        while (queue.TryDequeue(out var work))
        {
            work.Callback(work.State);
        }
    }
}
