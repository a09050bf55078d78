namespace OneStop.Mocks;

/// <summary>Keeps a web page of somebody else from steering the nation through the visitor's browser.</summary>
internal static class LoopbackOnly
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var site = context.Request.Headers["Sec-Fetch-Site"].ToString();
        if (context.Request.Host.Host is not ("127.0.0.1" or "localhost") || site is "cross-site" or "same-site")
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'";
        return next(context);
    }
}
