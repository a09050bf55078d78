using System.Text.Json;

namespace OneStop.Adapters.Plumbing.Json;

/// <summary>What <see cref="RestRecord"/>s kept, under the far side's own names.</summary>
internal static class RestMembers
{
    /// <summary>What says something, by a JSON pointer. Texts are kept as they are, everything else as JSON.</summary>
    /// <param name="place">The pointer to the object, with its last slash.</param>
    public static IEnumerable<KeyValuePair<string, string>> Named(Dictionary<string, JsonElement>? rest, string place) =>
        from member in rest ?? []
        where SaysSomething(member.Value)
        let text = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText()
        select new KeyValuePair<string, string>(place + member.Key, text);

    private static bool SaysSomething(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => false,
        JsonValueKind.String => !value.ValueEquals(""),
        JsonValueKind.Array => value.GetArrayLength() > 0,
        _ => true,
    };
}
