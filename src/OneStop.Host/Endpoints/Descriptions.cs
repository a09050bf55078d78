using OneStop.Host.Http;
using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints;

/// <summary>What the API document says of a route.</summary>
internal static class Descriptions
{
    public static void Describe<TBody, TAnswer>(this RouteHandlerBuilder route, string name)
        where TBody : notnull => route
            .Accepts<TBody>("application/json")
            .Describe<TAnswer>(name)
            .WithProblems(400, 413, 415, 422, 503);

    public static RouteHandlerBuilder Describe<TAnswer>(this RouteHandlerBuilder route, string name) =>
        route.WithName(name).Produces<TAnswer>();

    public static void DescribeToken(this RouteHandlerBuilder route) => route
        .WithName("token")
        .Accepts<TokenBody>("application/x-www-form-urlencoded")
        .Produces<TokenAnswer>()
        .Produces<TokenRefusal>(400)
        .Produces<TokenRefusal>(401)
        .WithProblems(503);

    private static RouteHandlerBuilder WithProblems(this RouteHandlerBuilder route, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            route.Produces<Problem>(status, Problems.MediaType);
        }

        return route;
    }
}
