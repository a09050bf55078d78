using OneStop.Adapters.Plumbing.Credentials;
using OneStop.Adapters.Plumbing.Wire;
using OneStop.Core.Errors;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace OneStop.Adapters.Plumbing;

/// <summary>The line to one registry: its credentials, its quota and its own pipeline of retry, breaker and attempt limit.</summary>
internal sealed class RegistryLine(ICredentials credentials, Quota quota, ResiliencePipeline pipeline)
{
    /// <summary>Sends one wire call, with whatever retries the operation allows.</summary>
    public async Task<Reply<T>> SendAsync<T>(Exchange exchange, Func<CancellationToken, Task<T>> send, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(LinePipeline.ExchangeKey, exchange);
        try
        {
            return await pipeline.ExecuteAsync(
                static async (inner, call) => await call.Line.AttemptAsync(call.Exchange, call.Send, inner.CancellationToken),
                context,
                (Line: this, Exchange: exchange, Send: send));
        }
        catch (BrokenCircuitException exception)
        {
            return new(default, new Fault(ErrorCode.RegistryResting, exception.RetryAfter));
        }
        catch (TimeoutRejectedException)
        {
            return new(default, new Fault(ErrorCode.RegistryTimeout));
        }
        catch (OperationCanceledException) when (!exchange.Caller.IsCancellationRequested)
        {
            // The look-up's budget ended. What the far side failed with before says more than that.
            return new(default, exchange.LastFault ?? new Fault(ErrorCode.RegistryTimeout));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<Reply<T>> AttemptAsync<T>(Exchange exchange, Func<CancellationToken, Task<T>> send, CancellationToken cancellationToken)
    {
        var reply = await Attempt.RunAsync(token => SendOnceAsync(exchange, refused: null, send, token), cancellationToken);
        if (reply.Unauthorised)
        {
            // A 401 was not acted upon, so this one re-send is safe even where a retry is not.
            exchange.LastFault = reply.Fault;
            reply = await Attempt.RunAsync(token => SendOnceAsync(exchange, exchange.Pass, send, token), cancellationToken);
        }

        exchange.LastFault = reply.Fault;
        return reply;
    }

    private async Task<T> SendOnceAsync<T>(Exchange exchange, Pass? refused, Func<CancellationToken, Task<T>> send, CancellationToken cancellationToken)
    {
        exchange.Pass = await credentials.IssueAsync(refused, cancellationToken)
            ?? throw new FaultException(exchange.LastFault ?? new Fault(ErrorCode.CredentialsRefused));
        if (quota.Spend() is { } wait)
        {
            throw new FaultException(new Fault(ErrorCode.QuotaSpent, wait));
        }

        return await send(cancellationToken);
    }
}
