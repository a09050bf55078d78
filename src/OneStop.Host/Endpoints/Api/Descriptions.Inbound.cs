using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints.Api;

/// <summary>The routes of what comes in.</summary>
internal static partial class Descriptions
{
    public static void DescribeInbox(this RouteHandlerBuilder route) => route
        .WithName("get-inbox").WithTags("Inbox").Produces<InboxAnswer>().WithMetadata(Parameters.OfInbox).WithProblems([.. Refusals, 422, 503]);

    public static void DescribeAck(this RouteHandlerBuilder route) => route
        .WithName("post-ack").WithTags("Inbox").Accepts<AckBody>("application/json").Produces<AckAnswer>().WithProblems([.. BodyRefusals, .. Refusals, 503]);

    public static void DescribeCallback(this RouteHandlerBuilder route) => route
        .WithName("post-callback").WithTags("Inbox").Produces(200).WithProblems([400, 401, 408, 413, 503]);
}
