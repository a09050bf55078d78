using System.Text.Json;
using System.Text.Json.Serialization;

namespace OneStop.Core.Sync.Inbound;

/// <summary>Items as the store keeps them: JSON in UTF-8. Old rows stay readable: members are added, never renamed.</summary>
public static class InboundCodec
{
    public static byte[] Write(InboundItem item) => JsonSerializer.SerializeToUtf8Bytes(item, InboundJson.Book.InboundItem);

    /// <summary>Throws <see cref="JsonException"/> when the bytes are no item.</summary>
    public static InboundItem Read(ReadOnlySpan<byte> payload) =>
        JsonSerializer.Deserialize(payload, InboundJson.Book.InboundItem) ?? throw new JsonException("The payload is null.");

    public static byte[] Write(InboundConflict conflict) => JsonSerializer.SerializeToUtf8Bytes(conflict, InboundJson.Book.InboundConflict);

    public static InboundConflict ReadConflict(ReadOnlySpan<byte> payload) =>
        JsonSerializer.Deserialize(payload, InboundJson.Book.InboundConflict) ?? throw new JsonException("The payload is null.");
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InboundItem))]
[JsonSerializable(typeof(InboundConflict))]
internal sealed partial class InboundJson : JsonSerializerContext
{
    public static InboundJson Book { get; } = new(SyncTexts.Settings());
}
