using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OneStop.Core.Access;

namespace OneStop.Storage.Audit;

/// <summary>The one text form of an entry: members in the record's order, camel case, absent where null, instants in UTC.</summary>
internal static class AuditCodec
{
    private static readonly AuditJson Json = new(new JsonSerializerOptions(AuditJson.Default.Options)
    {
        // Kept readable in Vietnamese; the text never enters a page unescaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write(AuditEntry entry) =>
        // PostgreSQL has no U+0000 in text, not even escaped in JSON, and one such entry would fail its whole group.
        JsonSerializer.Serialize(entry, Json.AuditEntry).Replace("\\u0000", "\\ufffd", StringComparison.Ordinal);

    public static AuditRow Read(AuditLink link)
    {
        try
        {
            return new AuditRow(link.Seq, JsonSerializer.Deserialize(link.Entry, Json.AuditEntry)!);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"Row {link.Seq} of the access log holds no entry. Run verify-audit.", e);
        }
    }
}

[JsonSerializable(typeof(AuditEntry))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(UtcInstant), typeof(AuditEventName)])]
internal sealed partial class AuditJson : JsonSerializerContext;

internal sealed class AuditEventName() : JsonStringEnumConverter<AuditEvent>(JsonNamingPolicy.CamelCase);
