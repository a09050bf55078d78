using System.Globalization;
using System.Net.Http.Headers;
using OneStop.Core.Access;
using OneStop.Core.Sync;

namespace OneStop.Host.Endpoints.Reading;

/// <summary>What a message says outside its body.</summary>
/// <param name="Key">The Idempotency-Key header.</param>
/// <param name="ExpectedVersion">
/// From If-Match, of which one strong tag or <c>*</c> is understood; 0 for <c>If-None-Match: *</c>; null without either. Whatever else they say fits no dossier.
/// </param>
internal sealed record Incoming(Caller Caller, string? Key = null, long? ExpectedVersion = null)
{
    /// <summary>Equals no dossier's version: what was sent can only be a mistake.</summary>
    private const long Never = -1;

    public static Incoming Of(HttpRequest request, Caller caller) => new(caller, KeyOf(request), VersionOf(request));

    // The draft standard writes it as a quoted string; most senders do not.
    // Of two nobody knows which is meant: what comes of it fits no message id.
    private static string? KeyOf(HttpRequest request) => request.Headers["Idempotency-Key"] switch
    {
        [] => null,
        [{ } key] => key.Trim('"'),
        _ => "",
    };

    private static long? VersionOf(HttpRequest request)
    {
        if (request.Headers.IfNoneMatch is not [])
        {
            return request.Headers is { IfNoneMatch: ["*"], IfMatch: [] } ? 0 : Never;
        }

        return request.Headers.IfMatch switch
        {
            [] => null,
            ["*"] => Submission.AnyVersion,
            [{ } text] when EntityTagHeaderValue.TryParse(text, out var tag) && !tag.IsWeak
                && long.TryParse(tag.Tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) => version,
            _ => Never,
        };
    }
}
