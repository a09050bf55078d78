using OneStop.Core.Errors;
using Polly;
using Polly.Retry;

namespace OneStop.Adapters.Plumbing.Delivery;

/// <summary>
/// The seconds of one request: a time limit, and one quick repetition of what certainly never left. Minutes and hours are the engine's,
/// which also rests a destination that is down.
/// </summary>
internal static class DestinationPipeline
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static ResiliencePipeline Build(TimeSpan timeout, TimeProvider clock) => new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 1,
            Delay = Pause,
            UseJitter = true,
            ShouldHandle = args => ValueTask.FromResult(
                args.Outcome.Result is ISent { MayHaveArrived: false, Fault.Code: ErrorCode.DestinationUnreachable }),
        })
        .AddTimeout(timeout)
        .Build();
}
