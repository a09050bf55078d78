using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints.Api;

/// <summary>The operators' routes.</summary>
internal static partial class Descriptions
{
    private const string Operations = "Operations";

    public static void DescribeTimeline(this RouteHandlerBuilder route) => route
        .WithName("timeline").WithTags(Operations).Produces<TimelineAnswer>().WithProblems([.. Refusals, 404, 422, 503]);

    public static void DescribeDeliveries(this RouteHandlerBuilder route) => route
        .WithName("deliveries").WithTags(Operations).Produces<DeliveriesAnswer>().WithMetadata(Parameters.OfDeliveries).WithProblems([.. Refusals, 422, 503]);

    public static void DescribeSwitch(this RouteHandlerBuilder route, string verb) => route
        .WithName($"{verb}-destination").WithTags(Operations).Accepts<SwitchBody>("application/json").Produces<DestinationAnswer>()
        .WithProblems([.. BodyRefusals, .. Refusals, 404, 503]);

    public static void DescribeReplayStart(this RouteHandlerBuilder route) => route
        .WithName("start-replay").WithTags(Operations).Accepts<ReplayBody>("application/json").Produces<ReplayStartAnswer>().Produces<ReplayStartAnswer>(202)
        .WithProblems([.. BodyRefusals, .. Refusals, 404, 409, 503]);

    public static void DescribeReconciliation(this RouteHandlerBuilder route) => route
        .WithName("reconciliation").WithTags(Operations).Produces<ReconciliationAnswer>().WithMetadata(Parameters.OfReconciliation)
        .WithProblems([.. Refusals, 422, 503]);

    public static void DescribeCount(this RouteHandlerBuilder route) => route
        .WithName("put-count").WithTags(Operations).Accepts<CountBody>("application/json").Produces<CountAnswer>()
        .WithProblems([.. BodyRefusals, .. Refusals, 503]);

    public static void DescribeTasks(this RouteHandlerBuilder route) => route
        .WithName("tasks").WithTags(Operations).Produces<TasksAnswer>().WithMetadata(Parameters.OfTasks).WithProblems([.. Refusals, 422, 503]);

    public static void DescribeTaskDone(this RouteHandlerBuilder route) => route
        .WithName("close-task").WithTags(Operations).Accepts<TaskDoneBody>("application/json").Produces<TaskAnswer>()
        .WithProblems([.. BodyRefusals, .. Refusals, 404, 409, 503]);

    public static void DescribeReplays(this RouteHandlerBuilder route) => route
        .WithName("replays").WithTags(Operations).Produces<ReplayListAnswer>().WithProblems([.. Refusals, 503]);

    public static void DescribeReplay(this RouteHandlerBuilder route, string name, bool mayHaveEnded = false) => route
        .WithName(name).WithTags(Operations).Produces<ReplayAnswer>().WithProblems(mayHaveEnded ? [.. Refusals, 404, 409, 503] : [.. Refusals, 404, 503]);
}
