using System.Text.Json;
using System.Xml;
using OneStop.Core.Errors;

namespace OneStop.Adapters.Plumbing.Wire;

/// <summary>One try at one wire call: whatever goes wrong on the way becomes a reply with a fault. Only cancellation and bugs throw.</summary>
internal static class Attempt
{
    public static async Task<Reply<T>> RunAsync<T>(Func<CancellationToken, Task<T>> send, CancellationToken cancellationToken)
    {
        try
        {
            return new(await send(cancellationToken), Fault: null);
        }
        catch (FaultException exception)
        {
            return new(default, exception.Fault, exception.Unauthorised);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody asked for it: the connection's own time limit.
            return Failed<T>(ErrorCode.RegistryUnreachable);
        }
        catch (HttpRequestException exception)
        {
            return Failed<T>(OfTransport(exception.HttpRequestError));
        }
        catch (IOException)
        {
            return Failed<T>(ErrorCode.RegistryUnreachable);
        }
        catch (Exception exception) when (exception is JsonException or XmlException or InvalidDataException or FormatException or NotSupportedException)
        {
            return Failed<T>(ErrorCode.AnswerMalformed);
        }
    }

    private static ErrorCode OfTransport(HttpRequestError error) => error switch
    {
        HttpRequestError.ConfigurationLimitExceeded => ErrorCode.AnswerTooLarge,
        HttpRequestError.InvalidResponse => ErrorCode.AnswerMalformed,
        _ => ErrorCode.RegistryUnreachable,
    };

    private static Reply<T> Failed<T>(ErrorCode code) => new(default, new Fault(code));
}
