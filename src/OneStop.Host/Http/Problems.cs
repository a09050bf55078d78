using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using OneStop.Core.Errors;
using OneStop.Core.Prefill;
using OneStop.Host.Wire;

namespace OneStop.Host.Http;

/// <summary>The one place that writes problem documents.</summary>
internal static class Problems
{
    public const string MediaType = "application/problem+json";

    public static string TypeOf(ErrorDefinition row) => $"urn:onestop:error:{row.Id}";

    public static Task WriteAsync(HttpContext context, Fault fault, string? requestId = null, IReadOnlyList<FieldError>? errors = null)
    {
        var row = fault.Definition;
        var seconds = fault.RetryAfter is { } wait ? (int?)Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : null;
        Head(context.Response, row, seconds);
        var problem = new Problem
        {
            Type = TypeOf(row),
            Title = ReasonPhrases.GetReasonPhrase(row.Status),
            Status = row.Status,
            Code = row.Id,
            Blame = row.Blame,
            RetrySafe = row.RetrySafe,
            RetryAfter = seconds,
            DownSince = fault.Since,
            RequestId = string.IsNullOrEmpty(requestId) ? null : requestId,
            TraceId = TraceId(context),
            Text = new Wording(row.Vi, row.En),
            Errors = errors,
        };
        return JsonSerializer.SerializeAsync(context.Response.BodyWriter, problem, HubJson.Wire.Problem, context.RequestAborted);
    }

    public static string TraceId(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

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
