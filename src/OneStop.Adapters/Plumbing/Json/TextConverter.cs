using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OneStop.Adapters.Plumbing.Json;

/// <summary>Text that may arrive as a number. The number's own digits are kept: a detour over a double would change long ones.</summary>
internal sealed class TextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
        _ => throw new JsonException("Neither text nor a number."),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
