using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OneStop.Adapters.Plumbing.Json;
using OneStop.Adapters.Plumbing.Wire;
using OneStop.Core.Errors;
using Refit;

namespace OneStop.Adapters.Plumbing.Delivery;

/// <summary>
/// Refit's settings, the same for every destination. A success is believed only when it comes as JSON: gateways and firewalls answer 200
/// with a page of their own.
/// </summary>
internal static class DestinationRefit
{
    public static JsonSerializerOptions Json { get; } = new(WireJson.Options)
    {
        // Vietnamese as it is written: escapes would make a record half as long again.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static RefitSettings For(TimeProvider clock) => new(new WireSerializer(Json))
    {
        // With its length, as registries are asked.
        Buffered = true,
        ExceptionFactory = response => ValueTask.FromResult<Exception?>(Judge(response, clock)),
        DeserializationExceptionFactory = (_, exception) => ValueTask.FromResult<Exception?>(exception),
        TransportExceptionFactory = (_, exception, _) => exception,
    };

    /// <summary>Null for an answer that may be read on.</summary>
    public static SendingException? Judge(HttpResponseMessage response, TimeProvider clock, bool needsJson = true) => (int)response.StatusCode switch
    {
        >= 200 and < 300 when IsAnswer(response, needsJson) => null,
        >= 200 and < 300 => new(new Fault(ErrorCode.DestinationMalformed), mayHaveArrived: true),
        401 or 403 or 407 => new(new Fault(ErrorCode.DestinationCredentials), mayHaveArrived: false),
        408 or 425 => new(new Fault(ErrorCode.DestinationFailing, RetryAfterHeader.Read(response, clock)), mayHaveArrived: true),
        429 => new(new Fault(ErrorCode.DestinationThrottled, RetryAfterHeader.Read(response, clock)), mayHaveArrived: false),
        // A wrong address is ours to correct: no dossier is to blame.
        404 or 405 or 410 => new(new Fault(ErrorCode.DestinationAddress), mayHaveArrived: false),
        503 => new(new Fault(ErrorCode.DestinationFailing, RetryAfterHeader.Read(response, clock)), mayHaveArrived: false),
        >= 500 => new(new Fault(ErrorCode.DestinationFailing, RetryAfterHeader.Read(response, clock)), mayHaveArrived: true),
        >= 400 => new(new Fault(ErrorCode.DestinationRejectsData), mayHaveArrived: false),
        // A redirect is never followed: it could lead people's dossiers anywhere.
        _ => new(new Fault(ErrorCode.DestinationAddress), mayHaveArrived: false),
    };

    private static bool IsAnswer(HttpResponseMessage response, bool needsJson) => needsJson ? IsJson(response) : !IsPage(response);

    // Somebody before the receiver answered: a login, a firewall.
    private static bool IsPage(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType?.EndsWith("html", StringComparison.OrdinalIgnoreCase) is true;

    // Plain text is what some far sides call their JSON, or a sentence where the contract has one; a page calls itself a page.
    private static bool IsJson(HttpResponseMessage response) => response.StatusCode != HttpStatusCode.NoContent
        && response.Content.Headers.ContentType?.MediaType is { } type
        && (type.EndsWith("json", StringComparison.OrdinalIgnoreCase) || type.Equals("text/plain", StringComparison.OrdinalIgnoreCase));
}
