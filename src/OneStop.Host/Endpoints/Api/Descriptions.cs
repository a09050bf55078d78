using OneStop.Host.Http;
using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints.Api;

/// <summary>What the API document says a route takes and answers.</summary>
internal static partial class Descriptions
{
    private static readonly int[] Refusals = [401, 403];
    private static readonly int[] BodyRefusals = [400, 408, 413, 415, 422];
    private static readonly int[] RegistryFailures = [404, 409, 502, 504];

    public static void DescribePrefill(this RouteHandlerBuilder route) => route
        .WithName("prefill").WithTags("Dossiers").Accepts<PrefillBody>("application/json").Produces<PrefillAnswer>()
        .WithProblems([.. BodyRefusals, .. Refusals, 503]);

    public static void DescribeLookup(this RouteHandlerBuilder route) => route
        .WithName("lookup").WithTags("Dossiers").Accepts<LookupBody>("application/json").Produces<LookupAnswer>()
        .WithProblems([.. BodyRefusals, .. Refusals, .. RegistryFailures, 429, 503]);

    public static void DescribeCatalog(this RouteHandlerBuilder route) => route
        .WithName("catalog").WithTags("Catalogue").Produces<CatalogAnswer>().WithProblems(Refusals);

    public static void DescribeToken(this RouteHandlerBuilder route) => route
        .WithName("token").WithTags("Tokens").Accepts<TokenBody>("application/x-www-form-urlencoded").Produces<TokenAnswer>()
        .Produces<TokenRefusal>(400).Produces<TokenRefusal>(401).WithProblems([408, 413, 503]);

    public static void DescribeHealth(this RouteHandlerBuilder route, string name, bool mayFail)
    {
        route.WithName(name).WithTags("Health").Produces<HealthAnswer>();
        if (mayFail)
        {
            route.Produces<HealthAnswer>(503);
        }
    }

    private static void WithProblems(this RouteHandlerBuilder route, int[] statuses)
    {
        foreach (var status in statuses.Order())
        {
            route.Produces<Problem>(status, Problems.MediaType);
        }
    }
}
