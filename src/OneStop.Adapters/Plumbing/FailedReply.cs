using System.Net;

namespace OneStop.Adapters.Plumbing;

/// <summary>An HTTP answer without success, as far as its reading needs it. Never logged: gateways echo what was asked.</summary>
/// <param name="ServerTime">The far side's clock, from the Date header.</param>
internal sealed record FailedReply(HttpStatusCode Status, string Body, TimeSpan? RetryAfter, DateTimeOffset? ServerTime);
