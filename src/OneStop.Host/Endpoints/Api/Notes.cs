using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using OneStop.Core.Errors;
using OneStop.Core.Prefill;
using OneStop.Host.Http;
using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints.Api;

/// <summary>Texts and examples of one operation. The people are invented.</summary>
internal sealed record Note(string Summary, string Description, string? Request, string? Answer);

internal static class Notes
{
    public static IReadOnlyDictionary<string, Note> All { get; } = new Dictionary<string, Note>(SyncNotes.All.Concat(InboundNotes.All).Concat(OperationNotes.All), StringComparer.Ordinal)
    {
        ["prefill"] = new(
            "Fill in a dossier",
            "Asks every registry that the procedure's plan names, at once and within one budget. Answers 200 whatever the registries do: what "
                + "could not be filled in stands under missing, with the reason, whose fault it is and what the officer does next.",
            Examples.PrefillRequest,
            Examples.PrefillAnswer),
        ["lookup"] = new(
            "Ask one registry",
            "One operation about one subject, under the same rules as a prefill: the procedure's plan must name the operation, and only the facts "
                + "that it names are returned. A registry that refuses, is down or breaks its contract is answered as a problem.",
            Examples.LookupRequest,
            Examples.LookupAnswer),
        ["catalog"] = new(
            "What this hub can ask",
            "Registries with their operations and facts, procedures with their plans, and every error code with its texts.",
            null,
            Examples.Catalog),
        ["token"] = new(
            "Get an access token",
            "OAuth 2 client credentials; the id and secret in the form or in an Authorization: Basic header. Without scope, everything that was granted.",
            Examples.TokenRequest,
            Examples.TokenAnswer),
        ["live"] = new("Does the process answer?", "Says nothing about the store or the registries.", null, """{"status":"live"}"""),
        ["ready"] = new(
            "Could a request be served now?",
            "Writes to the store and reads it back. Answers 503 when that fails, and while the service is stopping. Registries have no part in it.",
            null,
            """{"status":"ready","store":"ok"}"""),
    };

    public static string? ParameterOf(string? name) => name switch
    {
        "registry" => "A registry's key in the catalogue, such as population.",
        "operation" => "An operation's key in the catalogue, such as citizen.",
        "code" => "A dossier's code, such as H49.14-261122-0001.",
        "source" => "The name under which the far side was registered here.",
        "id" => "The question's id at the portal, the replay's, or the task's.",
        "key" => "A destination's key, such as portal.",
        "day" => "A day, such as 2026-11-20.",
        "token" => "What stands in the link that the hub gave to the far side.",
        _ => null,
    };

    /// <summary>A problem document of that status, as the hub writes it.</summary>
    public static string? ProblemOf(int status, string? operation)
    {
        var code = InboundNotes.ProblemOf(status, operation) ?? SyncNotes.ProblemOf(status, operation) ?? status switch
        {
            400 => ErrorCode.RequestMalformed,
            401 => ErrorCode.TokenExpired,
            403 => ErrorCode.UnitNotAllowed,
            404 => ErrorCode.RegistryUnknown,
            408 => ErrorCode.RequestTooSlow,
            409 => ErrorCode.OperationDisabled,
            413 => ErrorCode.RequestTooLarge,
            415 => ErrorCode.MediaTypeUnsupported,
            422 => ErrorCode.RequestInvalid,
            429 => ErrorCode.PeopleTooMany,
            502 => ErrorCode.AnswerMalformed,
            503 => ErrorCode.RegistryResting,
            504 => ErrorCode.RegistryTimeout,
            _ => (ErrorCode?)null,
        };
        return code is null ? null : Example(ErrorTable.Of(code.Value));
    }

    private static string Example(ErrorDefinition row) => JsonSerializer.Serialize(
        new Problem
        {
            Type = Problems.TypeOf(row),
            Title = ReasonPhrases.GetReasonPhrase(row.Status),
            Status = row.Status,
            Code = row.Id,
            Blame = row.Blame,
            RetrySafe = row.RetrySafe,
            RetryAfter = row.Status == StatusCodes.Status503ServiceUnavailable ? 30 : null,
            DownSince = row.Code == ErrorCode.RegistryResting ? new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.Zero) : null,
            TraceId = "4bf92f3577b34da6a3ce929d0e0e4736",
            Text = new Wording(row.Vi, row.En),
            Event = row.Code == ErrorCode.EventKeyReused ? "7-1234" : null,
            Version = row.Code == ErrorCode.DossierMoved ? 3 : null,
            Errors = row.Code == ErrorCode.RequestInvalid
                ? [FieldError.At("/dossier", ErrorCode.DossierCodeMissing), FieldError.At("/applicant/personalId", ErrorCode.PersonalIdLength)]
                : null,
        },
        HubJson.Wire.Problem);
}
