using OneStop.Host.Access;
using OneStop.Host.Endpoints.Api;
using OneStop.Host.Http;

namespace OneStop.Host.Endpoints.Sync;

/// <summary>The addresses of dossier synchronisation. A code in an address is no personal data.</summary>
internal static class DossierRoutes
{
    public static void MapDossiers(this WebApplication app)
    {
        app.MapPut("/v1/dossiers/{code}", (string code, HttpContext context, DossierEndpoint endpoint) => endpoint.PutAsync(code, context))
            .RequireAuthorization(Scopes.DossiersWrite).RequireRateLimiting(Overload.Work).WithMetadata(new BodyLimit(BodyLimit.Dossier)).DescribePutDossier();
        app.MapGet("/v1/dossiers/{code}", (string code, HttpContext context, DossierEndpoint endpoint) => endpoint.GetAsync(code, context))
            .RequireAuthorization(Scopes.DossiersRead).RequireRateLimiting(Overload.Work).DescribeGetDossier();
        app.MapPost("/v1/dossiers/{code}/events", (string code, HttpContext context, DossierEndpoint endpoint) => endpoint.PostEventAsync(code, context))
            .RequireAuthorization(Scopes.DossiersWrite).RequireRateLimiting(Overload.Work).WithMetadata(new BodyLimit(BodyLimit.Dossier)).DescribeEvent();
        app.MapPost("/v1/dossiers:batch", (HttpContext context, BatchEndpoint endpoint) => endpoint.HandleAsync(context))
            .RequireAuthorization(Scopes.DossiersWrite).RequireRateLimiting(Overload.Bulk).WithMetadata(new BodyLimit(BodyLimit.Batch)).DescribeBatch();
        app.MapPost("/v1/questions/{id}/answers", (string id, HttpContext context, VoiceEndpoint endpoint) => endpoint.PostAnswerAsync(id, context))
            .RequireAuthorization(Scopes.DossiersWrite).RequireRateLimiting(Overload.Work).WithMetadata(new BodyLimit(BodyLimit.Dossier)).DescribeAnswer();
        app.MapPost("/v1/ratings", (HttpContext context, VoiceEndpoint endpoint) => endpoint.PostRatingAsync(context))
            .RequireAuthorization(Scopes.DossiersWrite).RequireRateLimiting(Overload.Work).WithMetadata(new BodyLimit(BodyLimit.Dossier)).DescribeRating();
        app.MapPost("/v1/attachments", (HttpContext context, AttachmentEndpoint endpoint) => endpoint.PostAsync(context))
            .RequireAuthorization(Scopes.DossiersWrite).RequireRateLimiting(Overload.Bulk).DescribeAttachment();
        app.MapGet("/files/{token}", (string token, HttpContext context, AttachmentEndpoint endpoint) => endpoint.GetAsync(token, context))
            .AllowAnonymous().DescribeFile();
        app.MapMethods("/files/{token}", [HttpMethods.Head], (string token, HttpContext context, AttachmentEndpoint endpoint) => endpoint.GetAsync(token, context))
            .AllowAnonymous().DescribeFileHead();
    }
}
