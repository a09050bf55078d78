using System.Text.Json;
using System.Text.Json.Serialization;

namespace OneStop.Adapters.Plumbing.Json;

/// <summary>
/// JSON as far sides write it: text as string or number, lists as an array, one object or an empty string. A wrong shape is an error,
/// never a default; members we do not know are ignored, repeated ones are not.
/// </summary>
internal static class WireJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        AllowDuplicateProperties = false,
        MaxDepth = 32,
        Converters = { new TextConverter(), new ListConverterFactory() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };
}
