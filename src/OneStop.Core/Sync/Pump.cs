using OneStop.Core.Errors;

namespace OneStop.Core.Sync;

/// <summary>
/// Sends one partition's events to one destination, in order within each stream. A stream that fails is held, with all that follows in it;
/// the others flow on. When the far side as a whole is down, nobody is held and everybody waits at the gate.
/// </summary>
public sealed class Pump(PumpContext context, int partition) : IPartitionWorker
{
    private readonly Signal wake = new();
    private long seenHead;

    public void Wake(long head)
    {
        InterlockedMax(ref seenHead, head);
        wake.Set();
    }

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await new PumpRun(context, partition, wake, () => Volatile.Read(ref seenHead)).RunAsync(stop);
                context.Watch.Interrupted(context.Destination.Descriptor.Key, partition, null);
                return;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // The store failed, and what was written last is unknown: a new claim starts from what is.
                context.Watch.Interrupted(context.Destination.Descriptor.Key, partition, exception);
                await PauseAsync(stop);
            }
        }
    }

    private async Task PauseAsync(CancellationToken stop)
    {
        try
        {
            await Task.Delay(PumpSettings.AfterStoreFailure, context.Time, stop);
        }
        catch (OperationCanceledException)
        {
            // Asked to stop while pausing.
        }
    }

    private static void InterlockedMax(ref long target, long value)
    {
        var seen = Volatile.Read(ref target);
        while (seen < value && Interlocked.CompareExchange(ref target, value, seen) is var found && found != seen)
        {
            seen = found;
        }
    }
}
