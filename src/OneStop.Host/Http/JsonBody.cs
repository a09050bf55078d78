using System.Buffers;
using System.IO.Pipelines;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using OneStop.Core.Errors;

namespace OneStop.Host.Http;

/// <summary>A request's body as JSON, read where it lies: UTF-8, at most 32 deep, no comment, no trailing comma, no key twice.</summary>
internal readonly struct JsonBody : IDisposable
{
    public const int MaxBytes = 64 * 1024;

    private const string NoText = "A member's name is no text.";

    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = 32,
        AllowDuplicateProperties = false,
        AllowTrailingCommas = false,
        CommentHandling = JsonCommentHandling.Disallow,
    };

    private static readonly JsonDocumentOptions Lenient = Strict with { MaxDepth = 1000, AllowDuplicateProperties = true };

    private readonly JsonDocument? document;
    private readonly PipeReader? pipe;
    private readonly SequencePosition end;

    private JsonBody(ErrorCode error) => Error = error;

    private JsonBody(JsonDocument document, PipeReader reader, SequencePosition end, bool isStrict) =>
        (this.document, pipe, this.end, IsWhollyStrict) = (document, reader, end, isStrict);

    /// <summary>Null when the body was read.</summary>
    public ErrorCode? Error { get; }

    /// <summary>False when some part of a leniently read body is not as it should be.</summary>
    public bool IsWhollyStrict { get; }

    public JsonElement Root => document!.RootElement;

    public static ValueTask<JsonBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken) =>
        ReadAsync(request, MaxBytes, cancellationToken);

    /// <summary>As the other, with a limit of the route's own.</summary>
    /// <param name="most">Bytes; the route's <see cref="BodyLimit"/> must allow as many.</param>
    /// <param name="lenient">
    /// Takes what <see cref="IsStrict"/> refuses in one part of the body: whoever reads the parts asks it about each.
    /// </param>
    public static async ValueTask<JsonBody> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken, bool lenient = false)
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
            if (read.Buffer.Length > most)
            {
                return Refuse(reader, read.Buffer, ErrorCode.RequestTooLarge);
            }

            if (read.IsCompleted)
            {
                return Parse(reader, read.Buffer, lenient);
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    public void Dispose()
    {
        document?.Dispose();
        pipe?.AdvanceTo(end);
    }

    /// <summary>False when this part of a leniently read body has a key twice or one that is no text, or is nested too deep.</summary>
    public static bool IsStrict(JsonElement part)
    {
        try
        {
            using var again = ParseStrictly(JsonMarshal.GetRawUtf8Value(part).ToArray());
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonBody Parse(PipeReader reader, ReadOnlySequence<byte> bytes, bool lenient)
    {
        // Several segments would be copied twice: once to be looked at, once to be parsed.
        var whole = bytes.IsSingleSegment ? bytes.First : bytes.ToArray();
        if (!Utf8.IsValid(whole.Span))
        {
            return Refuse(reader, bytes, ErrorCode.RequestMalformed);
        }

        try
        {
            return new(Parse(whole, lenient, out var isStrict), reader, bytes.End, isStrict);
        }
        catch (JsonException)
        {
            return Refuse(reader, bytes, ErrorCode.RequestMalformed);
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> bytes, bool lenient, out bool isStrict)
    {
        isStrict = true;
        try
        {
            return ParseStrictly(bytes);
        }
        catch (JsonException) when (lenient)
        {
            isStrict = false;
        }

        var read = JsonDocument.Parse(bytes, Lenient);
        return JsonNames.OwnAreReadable(read.RootElement) ? read : throw new JsonException(NoText);
    }

    private static JsonDocument ParseStrictly(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var read = JsonDocument.Parse(bytes, Strict);
            return JsonNames.AreReadable(read.RootElement, bytes.Span) ? read : throw new JsonException(NoText);
        }
        catch (InvalidOperationException exception)
        {
            // So the parser puts it where it looks for a name that comes twice.
            throw new JsonException(NoText, exception);
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
