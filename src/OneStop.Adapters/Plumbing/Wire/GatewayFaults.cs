using System.Net;
using OneStop.Core.Errors;

namespace OneStop.Adapters.Plumbing.Wire;

/// <summary>
/// The shared reading of answers without success: the gateway's own code first, then a SOAP fault, then the status. A status never
/// means "not found": a 404 is a wrong path or an unpublished service, which is ours to correct.
/// </summary>
internal static class GatewayFaults
{
    private static readonly TimeSpan TolerableSkew = TimeSpan.FromMinutes(4);

    public static ErrorCode Classify(FailedReply reply, DateTimeOffset now) =>
        reply.Status == HttpStatusCode.Unauthorized && IsSkewed(reply, now) ? ErrorCode.ClockSkewed
        : FaultBody.GatewayCode(reply.Body) is { } code && OfGateway(code) is { } named ? named
        : FaultBody.IsSoapClientFault(reply.Body) ? ErrorCode.RequestRefused
        : OfStatus((int)reply.Status, announced: reply.RetryAfter is not null);

    // WSO2 API Manager's error codes.
    private static ErrorCode? OfGateway(int code) => code switch
    {
        >= 900900 and <= 900910 => ErrorCode.CredentialsRefused,
        >= 900800 and <= 900807 => ErrorCode.RegistryThrottled,
        303001 or 700700 => ErrorCode.RegistrySuspended,
        101504 or 101505 or 101508 => ErrorCode.RegistryTimeout,
        >= 101500 and <= 101599 => ErrorCode.RegistryFailing,
        _ => null,
    };

    private static ErrorCode OfStatus(int status, bool announced) => status switch
    {
        401 or 403 or 407 => ErrorCode.CredentialsRefused,
        408 or 504 => ErrorCode.RegistryTimeout,
        413 => ErrorCode.RequestRefused,
        429 => ErrorCode.RegistryThrottled,
        // An outage that says when it ends is maintenance.
        503 when announced => ErrorCode.RegistrySuspended,
        >= 500 => ErrorCode.RegistryFailing,
        >= 400 => ErrorCode.RequestRefused,
        // A redirect is never followed: it could lead a person's data anywhere.
        _ => ErrorCode.AnswerMalformed,
    };

    private static bool IsSkewed(FailedReply reply, DateTimeOffset now) =>
        reply.ServerTime is { } theirs && (theirs - now).Duration() > TolerableSkew;
}
