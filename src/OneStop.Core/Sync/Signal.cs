namespace OneStop.Core.Sync;

/// <summary>A bell for one listener: rung any number of times before it listens, heard once.</summary>
internal sealed class Signal
{
    private TaskCompletionSource rung = New();

    public void Set() => Volatile.Read(ref rung).TrySetResult();

    /// <summary>Returns when rung or when the time is over. What rings from now on counts for the next wait.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await rung.Task.WaitAsync(atMost, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The safety net: look without having been called.
        }
    }

    public void Reset() => Volatile.Write(ref rung, New());

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
