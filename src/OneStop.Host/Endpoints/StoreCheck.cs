using OneStop.Storage;

namespace OneStop.Host.Endpoints;

/// <summary>
/// One probe at a time: whoever asks meanwhile gets the answer of the one under way, so that an open address cannot be used to load
/// the store.
/// </summary>
internal sealed partial class StoreCheck(IStoreProbe probe, TimeProvider time, ILogger<StoreCheck> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private Task<bool>? running;

    public Task<bool> WorksAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (running is not { IsCompleted: false })
            {
                running = ProbeAsync();
            }

            return running.WaitAsync(cancellationToken);
        }
    }

    private async Task<bool> ProbeAsync()
    {
        // Off the caller's lock, even where a provider answers without waiting.
        await Task.Yield();
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            await probe.ProbeAsync(patience.Token).WaitAsync(patience.Token);
            return true;
        }
        catch (Exception exception)
        {
            Failing(exception.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "The store cannot be written and read: {Exception}")]
    private partial void Failing(string exception);
}
