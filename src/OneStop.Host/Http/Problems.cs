using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using OneStop.Core.Errors;
using OneStop.Core.Prefill;
using OneStop.Core.Sync;
using OneStop.Host.Wire;

namespace OneStop.Host.Http;

/// <summary>The one place that writes problem documents.</summary>
internal static class Problems
{
    public const string MediaType = "application/problem+json";

    public static string TypeOf(ErrorDefinition row) => $"urn:onestop:error:{row.Id}";

    public static Task WriteAsync(HttpContext context, Fault fault, string? requestId = null, IReadOnlyList<FieldError>? errors = null) =>
        WriteAsync(context, fault, Of(context, fault, errors) with { RequestId = string.IsNullOrEmpty(requestId) ? null : requestId });

    public static Task WriteAsync(HttpContext context, DeskAnswer.Refused refused) => WriteAsync(context, refused.Fault, Of(context, refused));

    public static Problem Of(HttpContext context, DeskAnswer.Refused refused) => Of(context, refused.Fault, DeskMapping.Errors(refused)) with
    {
        Event = refused.Existing?.ToString(),
        ExpectedSequence = refused.ExpectedSequence,
        Version = refused.Version,
    };

    public static Problem Of(HttpContext context, Fault fault, IReadOnlyList<FieldError>? errors = null)
    {
        var row = fault.Definition;
        return new()
        {
            Type = TypeOf(row),
            Title = ReasonPhrases.GetReasonPhrase(row.Status),
            Status = row.Status,
            Code = row.Id,
            Blame = row.Blame,
            RetrySafe = row.RetrySafe,
            RetryAfter = Seconds(fault),
            DownSince = fault.Since,
            TraceId = TraceId(context),
            Text = new Wording(row.Vi, row.En),
            Errors = errors,
        };
    }

    public static string TraceId(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    private static Task WriteAsync(HttpContext context, Fault fault, Problem problem)
    {
        Head(context.Response, fault.Definition, problem.RetryAfter);
        return JsonSerializer.SerializeAsync(context.Response.BodyWriter, problem, HubJson.Wire.Problem, context.RequestAborted);
    }

    private static int? Seconds(Fault fault) => fault.RetryAfter is { } wait ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : null;

    private static void Head(HttpResponse response, ErrorDefinition row, int? seconds)
    {
        response.StatusCode = row.Status;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        if (seconds is { } wait)
        {
            response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        }

        if (row.Status == StatusCodes.Status401Unauthorized)
        {
            // RFC 6750 §3: no error code when no token was sent.
            response.Headers.WWWAuthenticate = row.Code == ErrorCode.TokenMissing ? "Bearer" : "Bearer error=\"invalid_token\"";
        }
    }
}
