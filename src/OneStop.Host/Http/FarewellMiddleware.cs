using OneStop.Host.Deployment;

namespace OneStop.Host.Http;

internal sealed class FarewellMiddleware(RequestDelegate next, Farewell farewell)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (farewell.Begun && HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }

        return next(context);
    }
}
