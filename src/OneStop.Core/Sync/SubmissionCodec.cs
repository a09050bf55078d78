using System.Text.Json;
using System.Text.Json.Serialization;

namespace OneStop.Core.Sync;

/// <summary>Submissions as they are held: JSON in UTF-8. Members are added, never renamed.</summary>
public static class SubmissionCodec
{
    public static byte[] Write(Submission value) => JsonSerializer.SerializeToUtf8Bytes(value, SubmissionJson.Held.Submission);

    /// <summary>Throws <see cref="JsonException"/> when the bytes are no submission.</summary>
    public static Submission Read(ReadOnlySpan<byte> payload) =>
        JsonSerializer.Deserialize(payload, SubmissionJson.Held.Submission) ?? throw new JsonException("The payload is null.");
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Submission))]
internal sealed partial class SubmissionJson : JsonSerializerContext
{
    public static SubmissionJson Held { get; } = new(SyncTexts.Settings());
}
