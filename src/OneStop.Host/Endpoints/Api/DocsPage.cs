using Scalar.AspNetCore;

namespace OneStop.Host.Endpoints.Api;

/// <summary>The API reference, from the package's own files: no other server is asked for anything.</summary>
internal static class DocsPage
{
    // The page's own script sets styles and starts inline; everything else must come from this server.
    private const string Policy = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Configure(ScalarOptions options)
    {
        options.Title = "OneStopIntegration";
        options.OpenApiRoutePattern = Routes.OpenApi;
        options.DefaultFonts = false;
        options.Telemetry = false;

        // These would send the document, or its reader, to the vendor.
        options.HideDeveloperTools().DisableAgent().DisableMcp();
    }

    public static void UseDocsHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments(Routes.Docs, StringComparison.OrdinalIgnoreCase))
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
        }

        return next(context);
    });
}
