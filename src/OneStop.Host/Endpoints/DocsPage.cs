using Scalar.AspNetCore;

namespace OneStop.Host.Endpoints;

/// <summary>The API reference, from the package's own files: no other server is asked for anything.</summary>
internal static class DocsPage
{
    public static void Configure(ScalarOptions options)
    {
        options.Title = "OneStopIntegration";
        options.OpenApiRoutePattern = Routes.OpenApi;
        options.DefaultFonts = false;
        options.Telemetry = false;
    }
}
