using System.Diagnostics;
using OneStop.Host.Access;

namespace OneStop.Host.Observability;

/// <summary>One line per request: the route's template and never its path or query, so that nothing typed by a caller gets into a log.</summary>
internal sealed partial class RequestLogMiddleware(RequestDelegate next, ILogger<RequestLogMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!logger.IsEnabled(LogLevel.Information))
        {
            await next(context);
            return;
        }

        var started = Stopwatch.GetTimestamp();
        await next(context);
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";
        var client = (context.User.Identity as CallerIdentity)?.ClientId;
        Answered(MethodOf(context.Request.Method), route, context.Response.StatusCode, Stopwatch.GetElapsedTime(started).TotalMilliseconds, client);
    }

    private static string MethodOf(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsPost(method) || HttpMethods.IsHead(method) || HttpMethods.IsPut(method)
        || HttpMethods.IsDelete(method) || HttpMethods.IsOptions(method) || HttpMethods.IsPatch(method) ? method : "(other)";

    [LoggerMessage(LogLevel.Information, "{Method} {Route} {Status} in {ElapsedMs:F1} ms, client {Client}")]
    private partial void Answered(string method, string route, int status, double elapsedMs, string? client);
}
