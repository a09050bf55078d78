using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OneStop.Host.Http;

internal static class Answers
{
    /// <summary>200. Answers are about people: no cache on the way may keep them.</summary>
    public static Task WriteAsync<T>(HttpContext context, T answer, JsonTypeInfo<T> type)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return JsonSerializer.SerializeAsync(context.Response.BodyWriter, answer, type, context.RequestAborted);
    }
}
