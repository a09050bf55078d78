using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints.Api;

/// <summary>The routes of dossier synchronisation.</summary>
internal static partial class Descriptions
{
    private static readonly int[] MessageRefusals = [400, 401, 403, 408, 409, 413, 415, 422, 503];

    public static void DescribePutDossier(this RouteHandlerBuilder route) => route
        .WithName("put-dossier").WithTags("Synchronisation").Accepts<DossierBody>("application/json").Produces<AcceptedAnswer>(202)
        .WithMetadata(Parameters.OfDossiers).WithProblems([.. MessageRefusals, 412]);

    public static void DescribeGetDossier(this RouteHandlerBuilder route) => route
        .WithName("get-dossier").WithTags("Synchronisation").Produces<DossierAnswer>().WithProblems([.. Refusals, 404, 422, 503]);

    public static void DescribeEvent(this RouteHandlerBuilder route) => route
        .WithName("post-event").WithTags("Synchronisation").Accepts<EventBody>("application/json").Produces<AcceptedAnswer>(202)
        .WithMetadata(Parameters.OfDossiers).WithProblems([.. MessageRefusals, 404, 412]);

    public static void DescribeBatch(this RouteHandlerBuilder route) => route
        .WithName("post-batch").WithTags("Synchronisation").Accepts<BatchBody>("application/json").Produces<BatchAnswer>()
        .WithProblems([.. BodyRefusals, .. Refusals, 503]);

    public static void DescribeAnswer(this RouteHandlerBuilder route) => route
        .WithName("post-answer").WithTags("Synchronisation").Accepts<AnswerBody>("application/json").Produces<AcceptedAnswer>(202)
        .WithMetadata(Parameters.OfVoices).WithProblems(MessageRefusals);

    public static void DescribeRating(this RouteHandlerBuilder route) => route
        .WithName("post-rating").WithTags("Synchronisation").Accepts<RatingBody>("application/json").Produces<AcceptedAnswer>(202)
        .WithMetadata(Parameters.OfVoices).WithProblems(MessageRefusals);

    public static void DescribeAttachment(this RouteHandlerBuilder route) => route
        .WithName("post-attachment").WithTags("Files").WithMetadata(new FileContent()).Produces<AttachmentAnswer>(201)
        .WithProblems([400, .. Refusals, 408, 413, 415, 503]);

    public static void DescribeFile(this RouteHandlerBuilder route) => route
        .WithName("file").WithTags("Files").WithMetadata(Parameters.OfFile).WithMetadata(new FileContent(200, 206)).ProducesFile();

    public static void DescribeFileHead(this RouteHandlerBuilder route) => route
        .WithName("head-file").WithTags("Files").WithMetadata(Parameters.OfFile).ProducesFile();

    private static void ProducesFile(this RouteHandlerBuilder route) =>
        route.Produces(200).Produces(206).Produces(304).Produces(412).Produces(416).WithProblems([404]);
}
