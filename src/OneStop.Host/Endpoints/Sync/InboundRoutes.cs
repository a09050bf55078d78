using OneStop.Host.Access;
using OneStop.Host.Endpoints.Api;
using OneStop.Host.Http;

namespace OneStop.Host.Endpoints.Sync;

/// <summary>The addresses of what comes in. A call-back carries no token: its signature is its credential.</summary>
internal static class InboundRoutes
{
    public static void MapInbound(this WebApplication app)
    {
        app.MapGet("/v1/inbox", (HttpContext context, InboxEndpoint endpoint) => endpoint.GetAsync(context))
            .RequireAuthorization(Scopes.Inbox).RequireRateLimiting(Overload.Work).DescribeInbox();
        app.MapPost("/v1/inbox/ack", (HttpContext context, InboxEndpoint endpoint) => endpoint.AcknowledgeAsync(context))
            .RequireAuthorization(Scopes.Inbox).RequireRateLimiting(Overload.Work).DescribeAck();
        app.MapPost("/v1/callbacks/{source}", (string source, HttpContext context, CallbackEndpoint endpoint) => endpoint.HandleAsync(source, context))
            .AllowAnonymous().RequireRateLimiting(Overload.Work).DescribeCallback();
    }
}
