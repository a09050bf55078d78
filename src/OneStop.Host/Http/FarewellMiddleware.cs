using OneStop.Host.Deployment;

namespace OneStop.Host.Http;

internal sealed class FarewellMiddleware(RequestDelegate next, Farewell farewell)
{
    public Task InvokeAsync(HttpContext context)
    {
        // Decided when the answer starts: the farewell may begin while a request is under way.
        context.Response.OnStarting(CloseIfBegun, context);
        return next(context);
    }

    private Task CloseIfBegun(object state)
    {
        var context = (HttpContext)state;
        if (farewell.Begun && HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }

        return Task.CompletedTask;
    }
}
