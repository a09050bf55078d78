using Microsoft.OpenApi;
using OneStop.Host.Endpoints.Operations;
using OneStop.Host.Endpoints.Reading;
using OneStop.Host.Endpoints.Sync;

namespace OneStop.Host.Endpoints.Api;

/// <summary>The parameters that routes read from the query or from headers, by route.</summary>
internal static class Parameters
{
    private static readonly RouteParameter Key = Header(
        "Idempotency-Key", "The message's id, bare or in quotes, where the body has no messageId. Where it has one, both must be the same.") with
    {
        Pattern = "^\"?[A-Za-z0-9._:-]{1,100}\"?$",
    };

    private static readonly RouteParameter IfMatch = Header(
        "If-Match", "The version that was read, as its ETag gives it, or *. Refused with 412 when the dossier has another one by now, or with * when there is none.");

    private static readonly RouteParameter IfNoneMatch = Header("If-None-Match", "Only * has a meaning: refused with 412 when the hub has this dossier already.");

    public static RouteParameter[] OfDossiers { get; } = [Key, IfMatch, IfNoneMatch];

    public static RouteParameter[] OfVoices { get; } = [Key];

    public static RouteParameter[] OfInbox { get; } =
    [
        Number("after", "A number that was read before; what follows it is answered. Without it, everything from the beginning.", 0, long.MaxValue, 0),
        Number("limit", "How many items at most.", 1, InboxEndpoint.MostRows, InboxEndpoint.UsualRows),
    ];

    public static RouteParameter[] OfDeliveries { get; } =
    [
        Query("state", "Held streams in this state only.") with { Words = Words.Holds.Keys },
        Query("destination", "Held streams of this destination only, by its key, such as portal."),
        Query("cause", "Held streams with this error code only, such as destination.rejects-data."),
        Number("limit", "How many held streams at most.", 1, DeliveriesEndpoint.MostListed, DeliveriesEndpoint.Listed),
        Query("after", "The member next of the page before; what follows it is answered.") with { Pattern = "^[A-Za-z0-9_-]*$" },
    ];

    public static RouteParameter[] OfTasks { get; } =
    [
        Query("state", "Tasks in this state only.") with { Words = Words.TaskStates.Keys },
        Query("kind", "Tasks of this kind only.") with { Words = Words.TaskKinds.Keys },
        Query("dossier", "Tasks of this dossier only, by its code."),
        Query("owner", "Tasks of this owner only, by the name that the tasks give."),
        Number("limit", "How many tasks at most.", 1, TasksEndpoint.MostListed, TasksEndpoint.Listed),
        Number("after", "The member next of the page before; what follows it is answered.", 0, long.MaxValue, 0),
    ];

    public static RouteParameter[] OfReconciliation { get; } =
    [
        Query("from", "The first day, such as 2026-11-16; six days before today where it is absent. At most 366 days are answered.") with { Format = "date" },
        Query("to", "The last day, such as 2026-11-22; today in the province where it is absent.") with { Format = "date" },
    ];

    public static RouteParameter[] OfFile { get; } =
    [
        Header("Range", "Bytes of the file, such as bytes=0-1023."),
        Header("If-Range", "The Last-Modified that was read: where the file has another one, all of it is answered."),
        Header("If-Modified-Since", "Answered with 304 when the file is no younger."),
        Header("If-Unmodified-Since", "Answered with 412 when the file is younger."),
    ];

    private static RouteParameter Header(string name, string text) => new(name, ParameterLocation.Header, text);

    private static RouteParameter Query(string name, string text) => new(name, ParameterLocation.Query, text);

    private static RouteParameter Number(string name, string text, long from, long to, long absent) =>
        new(name, ParameterLocation.Query, text, JsonSchemaType.Integer) { Format = "int64", From = from, To = to, Absent = absent };
}
