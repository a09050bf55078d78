using Microsoft.Extensions.Logging;
using OneStop.Core.Errors;
using Polly;
using Polly.Timeout;

namespace OneStop.Adapters.Plumbing.Delivery;

/// <summary>One destination's way of being called, and the only one: limits the time, classifies, measures.</summary>
internal sealed class DestinationCall(
    string destination, ResiliencePipeline pipeline, DestinationTelemetry telemetry, TimeProvider clock, ILogger<DestinationCall> logger)
{
    /// <param name="operation">From a closed set: it becomes a tag.</param>
    public async Task<Sent<T>> SendAsync<T>(string operation, Func<CancellationToken, Task<T>> send, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        using var activity = telemetry.Start(destination, operation);
        var sent = await LimitedAsync(send, cancellationToken);
        telemetry.Ended(activity, destination, operation, sent.Fault, clock.GetElapsedTime(started));
        if (sent.Fault is { } fault)
        {
            DestinationLog.Failed(logger, destination, operation, fault.Definition.Id, sent.MayHaveArrived);
        }

        return sent;
    }

    private async Task<Sent<T>> LimitedAsync<T>(Func<CancellationToken, Task<T>> send, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.ExecuteAsync(async token => await Sending.RunAsync(send, token), cancellationToken);
        }
        catch (TimeoutRejectedException)
        {
            return Sent<T>.Failed(ErrorCode.DestinationFailing, mayHaveArrived: true);
        }
    }
}
