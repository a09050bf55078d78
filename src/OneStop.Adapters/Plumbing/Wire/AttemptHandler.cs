using OneStop.Core.Access;

namespace OneStop.Adapters.Plumbing.Wire;

/// <summary>
/// The last handler before the socket: the attempt's row is durable before its bytes leave, so retries and re-sends are rows of
/// their own, and where the row cannot be written nothing is sent.
/// </summary>
internal sealed class AttemptHandler(IAuditTrail audit, TimeProvider clock) : DelegatingHandler
{
    /// <summary>Where the exchange travels with its request; Refit's property attribute writes it.</summary>
    public const string ExchangeKey = "exchange";

    private static readonly HttpRequestOptionsKey<Exchange> Key = new(ExchangeKey);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(Key, out var exchange))
        {
            throw new InvalidOperationException("A call to a registry without an exchange would not be audited.");
        }

        exchange.Pass?.Stamp(request);
        // Under the caller's token: a slow access log must not look like a slow registry.
        await audit.AppendAsync(exchange.NextAttempt(clock.GetUtcNow()), exchange.Caller);
        cancellationToken.ThrowIfCancellationRequested();
        return await base.SendAsync(request, cancellationToken);
    }
}
