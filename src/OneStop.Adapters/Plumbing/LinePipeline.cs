using OneStop.Adapters.Plumbing.Settings;
using OneStop.Core.Errors;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace OneStop.Adapters.Plumbing;

/// <summary>
/// Builds the pipeline of one registry. Order matters: every attempt counts for the breaker and has its own time limit. The
/// look-up's whole budget lies around it, in <see cref="RegistryCall"/>, because a look-up may need two wire calls.
/// </summary>
internal static class LinePipeline
{
    public static readonly ResiliencePropertyKey<Exchange> ExchangeKey = new("exchange");

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(150);

    public static ResiliencePipeline Build(RegistryOptions options, TimeProvider clock)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = clock };
        if (options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.Retries,
                ShouldHandle = args => ValueTask.FromResult(MayRetry(args, clock)),
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(Delay(FaultOf(args.Outcome), args.AttemptNumber)),
            });
        }

        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = options.FailureRatio,
                MinimumThroughput = options.MinimumThroughput,
                SamplingDuration = options.SamplingDuration,
                BreakDuration = options.BreakDuration,
                ShouldHandle = args => ValueTask.FromResult(FaultOf(args.Outcome) is { } fault && SaysDown(fault.Code)),
            })
            .AddTimeout(options.Attempt)
            .Build();
    }

    private static bool MayRetry(RetryPredicateArguments<object> args, TimeProvider clock)
    {
        var exchange = args.Context.Properties.GetValue(ExchangeKey, null!);
        return exchange.RetrySafe
            && FaultOf(args.Outcome) is { } fault
            && MayPass(fault.Code)
            // What does not fit into the budget belongs into a schedule, not into a waiting socket.
            && clock.GetUtcNow() + (fault.RetryAfter ?? FirstDelay) < exchange.Deadline;
    }

    // A suspension does not end within a look-up.
    private static bool MayPass(ErrorCode code) => code == ErrorCode.RegistryThrottled || (SaysDown(code) && code != ErrorCode.RegistrySuspended);

    private static bool SaysDown(ErrorCode code) => code is ErrorCode.RegistryTimeout or ErrorCode.RegistryUnreachable
        or ErrorCode.RegistryFailing or ErrorCode.RegistrySuspended or ErrorCode.TokenUnavailable;

    // Drawn anew for every attempt: callers that failed together must not come back together.
    private static TimeSpan Delay(Fault? fault, int attempt) =>
        fault?.RetryAfter ?? FirstDelay * Math.Pow(2, attempt) * (0.5 + Random.Shared.NextDouble());

    private static Fault? FaultOf(Outcome<object> outcome) => outcome switch
    {
        { Exception: TimeoutRejectedException } => new Fault(ErrorCode.RegistryTimeout),
        { Result: IReply reply } => reply.Fault,
        _ => null,
    };
}
