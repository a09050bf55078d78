using System.Text.Json;
using System.Text.Json.Serialization;

namespace OneStop.Core.Sync;

/// <summary>Events as the journal keeps them: JSON in UTF-8. Old rows stay readable: members are added, never renamed.</summary>
public static class SyncEventCodec
{
    public static byte[] Write(SyncEvent value) => JsonSerializer.SerializeToUtf8Bytes(value, SyncJson.Journal.SyncEvent);

    /// <summary>Throws <see cref="JsonException"/> when the bytes are no event.</summary>
    public static SyncEvent Read(ReadOnlySpan<byte> payload) =>
        JsonSerializer.Deserialize(payload, SyncJson.Journal.SyncEvent) ?? throw new JsonException("The payload is null.");
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SyncEvent))]
internal sealed partial class SyncJson : JsonSerializerContext
{
    public static SyncJson Journal { get; } = new(SyncTexts.Settings());
}
