using OneStop.Core.Operations;

namespace OneStop.Host.Operations;

/// <summary>The beat of the replays that this node runs.</summary>
internal sealed partial class ReplayService(ReplayRunner runner, TimeProvider time, ILogger<ReplayService> logger) : BackgroundService
{
    private bool hasFailed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(ReplayRunner.Beat, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await BeatAsync(stoppingToken);
        }
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        try
        {
            await runner.BeatAsync(cancellationToken);
            hasFailed = false;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Nothing is half done: the next beat, here or on another node, goes on from what is written.
            if (!hasFailed)
            {
                Failed(exception.GetType().Name);
            }

            hasFailed = true;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The replays cannot go on and are tried again: {Exception}")]
    private partial void Failed(string exception);
}
