using System.Text.Json.Serialization;
using OneStop.Core.Errors;
using OneStop.Core.Prefill;

namespace OneStop.Host.Wire;

/// <summary>A problem document (RFC 9457). Every code stands in the catalogue.</summary>
internal sealed record Problem
{
    public required string Type { get; init; }

    public required string Title { get; init; }

    public required int Status { get; init; }

    /// <summary>Stable code, such as <c>registry.timeout</c>.</summary>
    public required string Code { get; init; }

    public required Blame Blame { get; init; }

    /// <summary>True when the same request may succeed later without a change.</summary>
    public required bool RetrySafe { get; init; }

    /// <summary>Seconds; also in the Retry-After header.</summary>
    public int? RetryAfter { get; init; }

    public DateTimeOffset? DownSince { get; init; }

    /// <summary>The id under which the registry was asked and the access log keeps it.</summary>
    public string? RequestId { get; init; }

    public required string TraceId { get; init; }

    public required Wording Text { get; init; }

    /// <summary>The event that the message id already belongs to.</summary>
    public string? Event { get; init; }

    /// <summary>The number that the dossier's next event must have.</summary>
    public long? ExpectedSequence { get; init; }

    /// <summary>The dossier's version, where the refusal is about it.</summary>
    public long? Version { get; init; }

    /// <summary>Every mistake of the body, by JSON pointer; never a value.</summary>
    public IReadOnlyList<FieldError>? Errors { get; init; }
}

/// <summary>One mistake of the body.</summary>
/// <param name="Pointer">JSON pointer (RFC 6901) into the request's body.</param>
internal sealed record FieldError(string Pointer, string Code, string Vi, string En)
{
    [JsonIgnore]
    public ErrorCode Error { get; private init; }

    public static FieldError At(string pointer, ErrorCode code)
    {
        var row = ErrorTable.Of(code);
        return new(pointer, row.Id, row.Vi, row.En) { Error = code };
    }
}
