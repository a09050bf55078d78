using System.Globalization;
using System.Text.Json;

namespace OneStop.Host.Commands.Demo;

/// <summary>A typed value of the API as one line of text.</summary>
internal static class ValueText
{
    public static string Of(JsonElement value) => value.GetProperty("type").GetString() switch
    {
        "rows" => string.Join("; ", value.GetProperty("rows").EnumerateArray().Select(Row)) is { Length: > 0 } rows ? rows : "(none)",
        "address" => Parts(value, "text").FirstOrDefault() ?? string.Join(", ", Parts(value, "detail", "commune", "district", "province")),
        "code" => Parts(value, "label", "value").First(),
        _ => Scalar(value.GetProperty("value")),
    };

    private static string Row(JsonElement row) => string.Join(" · ", row.EnumerateObject().Select(cell => Of(cell.Value)));

    private static IEnumerable<string> Parts(JsonElement value, params string[] names) =>
        from name in names
        where value.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.String
        select value.GetProperty(name).GetString()!;

    private static string Scalar(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : value.GetRawText().ToString(CultureInfo.InvariantCulture);
}
