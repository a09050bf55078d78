using System.Net;
using OneStop.Core.Errors;
using Refit;

namespace OneStop.Adapters.Plumbing.Wire;

/// <summary>
/// Refit's settings, the same for every registry: failures come out as faults or as they are, never as Refit's own exceptions, which
/// carry the request, its credentials and both bodies.
/// </summary>
internal static class WireRefit
{
    public static RefitSettings For(RegistryDefinition definition, TimeProvider clock) => new(new WireSerializer())
    {
        // With its length: in chunks a gateway of the older kind answers 411, or hands an empty body on.
        Buffered = true,
        ExceptionFactory = async response => response.IsSuccessStatusCode ? null : await FaultOfAsync(response, definition, clock),
        DeserializationExceptionFactory = (_, exception) => ValueTask.FromResult<Exception?>(exception),
        TransportExceptionFactory = (_, exception, _) => exception,
    };

    private static async Task<Exception> FaultOfAsync(HttpResponseMessage response, RegistryDefinition definition, TimeProvider clock)
    {
        var reply = new FailedReply(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            RetryAfterHeader.Read(response, clock),
            response.Headers.Date);
        var fault = definition.Classify?.Invoke(reply) ?? new Fault(GatewayFaults.Classify(reply, clock.GetUtcNow()), reply.RetryAfter);
        return new FaultException(fault, response.StatusCode == HttpStatusCode.Unauthorized);
    }
}
