using OneStop.Core.Errors;

namespace OneStop.Core.Sync;

/// <summary>How much may be sent now.</summary>
public enum Passage
{
    /// <summary>As much as the destination takes.</summary>
    Full,

    /// <summary>One event, on behalf of all partitions of this node: is it back?</summary>
    Probe,
}

/// <summary>
/// A destination's breaker, shared by its partitions on a node. Closed after a failure of the far side as a whole; then one partition at a
/// time tries a single event, and the first success lets all go on.
/// </summary>
public sealed class DestinationGate(TimeProvider time)
{
    private static readonly TimeSpan FirstRest = TimeSpan.FromMilliseconds(250);

    // The rest is short because a probe costs one event; a long one would cost more than the drain that follows.
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private TaskCompletionSource changed = NewSignal();
    private TimeSpan rest;
    private DateTimeOffset nextProbe;
    private bool isProbing;
    private bool isPaused;

    /// <summary>Since when the far side has been down, and why; null while it is up.</summary>
    public Outage? Outage { get; private set; }

    public bool IsPaused => isPaused;

    /// <summary>Counts answers that were not outages: proof that the far side works for others.</summary>
    public long Successes { get; private set; }

    public async Task<Passage> EnterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task signal;
            TimeSpan wait;
            lock (gate)
            {
                if (!isPaused && Outage is null)
                {
                    return Passage.Full;
                }

                wait = nextProbe - time.GetUtcNow();
                if (!isPaused && !isProbing && wait <= TimeSpan.Zero)
                {
                    isProbing = true;
                    return Passage.Probe;
                }

                signal = changed.Task;
                wait = isPaused || isProbing ? Timeout.InfiniteTimeSpan : wait;
            }

            await WaitAsync(signal, wait, cancellationToken);
        }
    }

    public void Succeeded()
    {
        lock (gate)
        {
            Successes++;
            if (Outage is not null || isProbing)
            {
                (Outage, rest, isProbing) = (null, TimeSpan.Zero, false);
                Signal();
            }
        }
    }

    public void Failed(Fault fault)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            rest = rest == TimeSpan.Zero ? FirstRest : rest * 2 < LongestRest ? rest * 2 : LongestRest;
            var wait = fault.RetryAfter is { } asked && asked > rest ? asked : rest;
            nextProbe = now + wait;
            Outage = new Outage(Outage?.Since ?? now, fault, nextProbe);
            isProbing = false;
            Signal();
        }
    }

    /// <summary>A probe ended without an answer (stopped, fenced): somebody else may try.</summary>
    public void Abandon()
    {
        lock (gate)
        {
            isProbing = false;
            Signal();
        }
    }

    public void Pause(bool paused)
    {
        lock (gate)
        {
            if (isPaused != paused)
            {
                isPaused = paused;
                Signal();
            }
        }
    }

    private async Task WaitAsync(Task signal, TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            await signal.WaitAsync(wait, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Time for the next probe.
        }
    }

    private void Signal()
    {
        changed.TrySetResult();
        changed = NewSignal();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <param name="NextProbe">When the next single event is tried.</param>
public sealed record Outage(DateTimeOffset Since, Fault Fault, DateTimeOffset NextProbe);
