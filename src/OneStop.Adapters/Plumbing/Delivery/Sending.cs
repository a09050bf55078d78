using System.Text.Json;
using OneStop.Adapters.Plumbing.Wire;
using OneStop.Core.Errors;

namespace OneStop.Adapters.Plumbing.Delivery;

/// <summary>
/// Runs one request: whatever goes wrong becomes a fault, and says whether the far side may have taken it. Only cancellation and bugs throw.
/// </summary>
internal static class Sending
{
    public static async Task<Sent<T>> RunAsync<T>(Func<CancellationToken, Task<T>> send, CancellationToken cancellationToken)
    {
        try
        {
            return new(await send(cancellationToken));
        }
        catch (SendingException exception)
        {
            return new(default, exception.Fault, exception.MayHaveArrived);
        }
        catch (FaultException)
        {
            // The only one of the shared handlers: an answer beyond the limit of its size.
            return Sent<T>.Failed(ErrorCode.DestinationMalformed, mayHaveArrived: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The connection's own time limit: it never stood.
            return Sent<T>.Failed(ErrorCode.DestinationUnreachable, mayHaveArrived: false);
        }
        catch (HttpRequestException exception)
        {
            return OfTransport<T>(exception.HttpRequestError);
        }
        catch (IOException)
        {
            return Sent<T>.Failed(ErrorCode.DestinationUnreachable, mayHaveArrived: true);
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or FormatException or NotSupportedException)
        {
            return Sent<T>.Failed(ErrorCode.DestinationMalformed, mayHaveArrived: true);
        }
    }

    private static Sent<T> OfTransport<T>(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError => Sent<T>.Failed(ErrorCode.DestinationUnreachable, mayHaveArrived: false),
        HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded =>
            Sent<T>.Failed(ErrorCode.DestinationMalformed, mayHaveArrived: true),
        _ => Sent<T>.Failed(ErrorCode.DestinationUnreachable, mayHaveArrived: true),
    };
}
