using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OneStop.Core.Dossiers;
using OneStop.Core.Facts;

namespace OneStop.Core.Sync;

/// <summary>How the journal writes types that are checked texts.</summary>
internal static class SyncTexts
{
    public static JsonSerializerOptions Settings() => new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new TextConverter<StreamKey>(key => key.Text, text => new StreamKey(text)),
            new TextConverter<DossierCode>(code => code.Text, text => DossierCode.TryParse(text, out var code, out _) ? code : null),
            new TextConverter<ProcedureCode>(code => code.Text, text => ProcedureCode.TryParse(text, out var code, out _) ? code : null),
            new TextConverter<AgencyCode>(code => code.Text, text => AgencyCode.TryParse(text, out var code, out _) ? code : null),
            new TextConverter<PersonalId>(id => id.Reveal(), text => PersonalId.TryParse(text, out var id, out _) ? id : null),
            new TextConverter<TaxCode>(code => code.Reveal(), text => TaxCode.TryParse(text, out var code, out _) ? code : null),
            new TextConverter<FullName>(name => name.Reveal(), text => FullName.TryParse(text, out var name, out _) ? name : null),
        },
    };

    /// <summary>A type that is a checked text: written as it is, checked again when read.</summary>
    private sealed class TextConverter<T>(Func<T, string> write, Func<string, T?> read) : JsonConverter<T>
        where T : class
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { } text && read(text) is { } value ? value : throw new JsonException($"Not a {typeof(T).Name}.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }
}
