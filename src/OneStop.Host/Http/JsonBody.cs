using System.Buffers;
using System.IO.Pipelines;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Unicode;
using OneStop.Core.Errors;

namespace OneStop.Host.Http;

/// <summary>A request's body as JSON, read where it lies: UTF-8, at most 32 deep, no comment, no trailing comma, no key twice.</summary>
internal readonly struct JsonBody : IDisposable
{
    public const int MaxBytes = 64 * 1024;

    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = 32,
        AllowDuplicateProperties = false,
        AllowTrailingCommas = false,
        CommentHandling = JsonCommentHandling.Disallow,
    };

    private readonly JsonDocument? document;
    private readonly PipeReader? pipe;
    private readonly SequencePosition end;

    private JsonBody(ErrorCode error) => Error = error;

    private JsonBody(JsonDocument document, PipeReader reader, SequencePosition end) =>
        (this.document, pipe, this.end) = (document, reader, end);

    /// <summary>Null when the body was read.</summary>
    public ErrorCode? Error { get; }

    public JsonElement Root => document!.RootElement;

    public static async ValueTask<JsonBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // A compressed body could be small outside and boundless inside (B16).
        if (!IsJson(request.ContentType) || request.Headers.ContentEncoding.Count > 0)
        {
            return new(ErrorCode.MediaTypeUnsupported);
        }

        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > MaxBytes)
            {
                return Refuse(reader, read.Buffer, ErrorCode.RequestTooLarge);
            }

            if (read.IsCompleted)
            {
                return Parse(reader, read.Buffer);
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    public void Dispose()
    {
        document?.Dispose();
        pipe?.AdvanceTo(end);
    }

    private static JsonBody Parse(PipeReader reader, ReadOnlySequence<byte> bytes)
    {
        if (bytes.IsSingleSegment ? !Utf8.IsValid(bytes.FirstSpan) : !Utf8.IsValid(bytes.ToArray()))
        {
            return Refuse(reader, bytes, ErrorCode.RequestMalformed);
        }

        try
        {
            return new(JsonDocument.Parse(bytes, Strict), reader, bytes.End);
        }
        catch (JsonException)
        {
            return Refuse(reader, bytes, ErrorCode.RequestMalformed);
        }
    }

    // What was taken from the pipe must be given back, or the connection could not be used again.
    private static JsonBody Refuse(PipeReader reader, ReadOnlySequence<byte> bytes, ErrorCode error)
    {
        reader.AdvanceTo(bytes.End);
        return new(error);
    }

    private static bool IsJson(string? contentType) =>
        contentType == "application/json"
        || (MediaTypeHeaderValue.TryParse(contentType, out var type)
            && string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase)
            && (type.CharSet is null || string.Equals(type.CharSet.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase)));
}
