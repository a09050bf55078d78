using OneStop.Core.Operations;
using OneStop.Host.Access;
using OneStop.Host.Endpoints.Api;
using OneStop.Host.Http;

namespace OneStop.Host.Endpoints.Operations;

/// <summary>The operators' addresses.</summary>
internal static class OperationRoutes
{
    public static void MapOperations(this WebApplication app)
    {
        app.MapGet("/v1/dossiers/{code}/timeline", (string code, HttpContext context, TimelineEndpoint endpoint) => endpoint.HandleAsync(code, context))
            .ForReading().DescribeTimeline();
        app.MapGet("/v1/deliveries", (HttpContext context, DeliveriesEndpoint endpoint) => endpoint.HandleAsync(context)).ForReading().DescribeDeliveries();
        app.MapSwitch("pause", paused: true);
        app.MapSwitch("resume", paused: false);
        app.MapPost("/v1/deliveries/replays", (HttpContext context, ReplayEndpoint endpoint) => endpoint.StartAsync(context)).ForDeciding().DescribeReplayStart();
        app.MapGet("/v1/deliveries/replays", (HttpContext context, ReplayEndpoint endpoint) => endpoint.ListAsync(context)).ForReading().DescribeReplays();
        app.MapGet("/v1/deliveries/replays/{id}", (string id, HttpContext context, ReplayEndpoint endpoint) => endpoint.GetAsync(id, context))
            .ForReading().DescribeReplay("get-replay");
        app.MapReplaySwitch("pause", ReplayState.Paused);
        app.MapReplaySwitch("resume", ReplayState.Running);
        app.MapReplaySwitch("cancel", ReplayState.Cancelled);
        app.MapGet("/v1/tasks", (HttpContext context, TasksEndpoint endpoint) => endpoint.HandleAsync(context)).ForReading().DescribeTasks();
        app.MapPost("/v1/tasks/{id}:done", (string id, HttpContext context, TasksEndpoint endpoint) => endpoint.CloseAsync(id, context))
            .ForDeciding().DescribeTaskDone();
        app.MapGet("/v1/reconciliation", (HttpContext context, ReconciliationEndpoint endpoint) => endpoint.HandleAsync(context)).ForReading().DescribeReconciliation();
        app.MapPut("/v1/reconciliation/counts/{day}", (string day, HttpContext context, ReconciliationEndpoint endpoint) => endpoint.PutCountAsync(day, context))
            .ForDeciding().DescribeCount();
    }

    private static RouteHandlerBuilder ForReading(this RouteHandlerBuilder route) =>
        route.RequireAuthorization(Scopes.OperationsRead).RequireRateLimiting(Overload.Work);

    private static RouteHandlerBuilder ForDeciding(this RouteHandlerBuilder route) =>
        route.RequireAuthorization(Scopes.OperationsWrite).RequireRateLimiting(Overload.Work);

    private static void MapSwitch(this WebApplication app, string verb, bool paused) => app
        .MapPost($"/v1/destinations/{{key}}:{verb}", (string key, HttpContext context, DestinationEndpoint endpoint) => endpoint.SwitchAsync(key, paused, context))
        .ForDeciding().DescribeSwitch(verb);

    private static void MapReplaySwitch(this WebApplication app, string verb, ReplayState to) => app
        .MapPost($"/v1/deliveries/replays/{{id}}:{verb}", (string id, HttpContext context, ReplayEndpoint endpoint) => endpoint.SwitchAsync(id, to, context))
        .ForDeciding().DescribeReplay($"{verb}-replay", mayHaveEnded: true);
}
