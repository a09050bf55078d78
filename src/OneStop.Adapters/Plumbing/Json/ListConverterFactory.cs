using System.Text.Json;
using System.Text.Json.Serialization;

namespace OneStop.Adapters.Plumbing.Json;

/// <summary>
/// Lists that arrive as an array, as the one object they should hold, or as null or an empty string when they hold nothing.
/// A list that is absent stays null, so that an answer of another shape is told from an empty one.
/// </summary>
internal sealed class ListConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(ListConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class ListConverter<T> : JsonConverter<IReadOnlyList<T>>
    {
        public override bool HandleNull => true;

        public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.Null => [],
            JsonTokenType.String when reader.ValueTextEquals("") => [],
            JsonTokenType.StartObject => [One(ref reader, options)],
            JsonTokenType.StartArray => Many(ref reader, options),
            _ => throw new JsonException("Neither a list nor an object."),
        };

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options) =>
            throw new NotSupportedException("Lists are only read.");

        private static List<T> Many(ref Utf8JsonReader reader, JsonSerializerOptions options)
        {
            var items = new List<T>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                items.Add(One(ref reader, options));
            }

            return items;
        }

        private static T One(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<T>(ref reader, options) ?? throw new JsonException("A list holds null.");
    }
}
