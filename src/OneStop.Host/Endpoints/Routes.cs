using OneStop.Host.Access;
using OneStop.Host.Endpoints.Api;
using OneStop.Host.Endpoints.Operations;
using OneStop.Host.Endpoints.Sync;
using OneStop.Host.Http;
using Scalar.AspNetCore;

namespace OneStop.Host.Endpoints;

/// <summary>Every address of the hub. The open ones are exactly those that say so here.</summary>
internal static class Routes
{
    public const string OpenApi = "/openapi/v1.json";
    public const string Docs = "/docs";

    public static void MapHub(this WebApplication app)
    {
        app.MapPost("/v1/prefill", (HttpContext context, PrefillEndpoint endpoint) => endpoint.HandleAsync(context))
            .RequireAuthorization(Scopes.Prefill).RequireRateLimiting(Overload.Work).DescribePrefill();
        app.MapPost(
                "/v1/lookups/{registry}/{operation}",
                (string registry, string operation, HttpContext context, LookupEndpoint endpoint) => endpoint.HandleAsync(registry, operation, context))
            .RequireAuthorization(Scopes.Lookup).RequireRateLimiting(Overload.Work).DescribeLookup();
        app.MapGet("/v1/catalog", (HttpContext context, CatalogEndpoint endpoint) => endpoint.HandleAsync(context))
            .RequireAuthorization(Scopes.Catalogue).DescribeCatalog();
        app.MapDossiers();
        app.MapInbound();
        app.MapOperations();
        app.MapPrometheusScrapingEndpoint("/metrics").RequireAuthorization(Scopes.Metrics);

        app.MapPost(TokenServer.Path, (HttpContext context, TokenEndpoint endpoint) => endpoint.HandleAsync(context))
            .AllowAnonymous().DescribeToken();
        app.MapGet("/health/live", (Delegate)HealthEndpoint.LiveAsync).AllowAnonymous().DescribeHealth("live", mayFail: false);
        app.MapGet("/health/ready", (HttpContext context, HealthEndpoint endpoint) => endpoint.ReadyAsync(context))
            .AllowAnonymous().DescribeHealth("ready", mayFail: true);
        app.MapGet(OpenApi, (HttpContext context, ApiDocument document) => document.HandleAsync(context)).AllowAnonymous().ExcludeFromDescription();
        app.MapScalarApiReference(Docs, DocsPage.Configure).AllowAnonymous();
    }
}
