using System.Xml;

namespace OneStop.Mocks;

/// <summary>One request as it reached a system, body read whole.</summary>
internal sealed record Call(HttpRequest Request, byte[] Body, Conditions Conditions)
{
    /// <summary>What a system takes unless its gate says otherwise.</summary>
    public const int MaxBody = 256 * 1024;

    public string Path => Request.Path.Value ?? "/";

    public string? Header(string name) => Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;

    public MemoryStream OpenBody() => new(Body, writable: false);
}

/// <summary>What the switched-on overlays change about the system's own checks.</summary>
/// <param name="Now">The server's clock, skew included.</param>
/// <param name="TokenUses">After how many uses a token dies before its time; null when it lives as announced.</param>
internal sealed record Conditions(DateTimeOffset Now, int? TokenUses);

/// <summary>
/// What a gate found out about a call. <c>Outcome</c> chooses the mapping file; <c>Render</c> writes the record when that file asks for one.
/// </summary>
internal sealed record Verdict(string Kind, string Operation, string Outcome)
{
    public string? RequestId { get; init; }
    public string? SubjectKey { get; init; }
    public Func<byte[]>? Render { get; init; }
    public bool Slow { get; init; }
    public bool Truncate { get; init; }

    /// <summary>
    /// What the system does for this call, and the verdict after it. Left undone when an overlay fails the call before the system works; null
    /// for a system that only reads.
    /// </summary>
    public Func<Verdict>? Work { get; init; }

    public static Verdict Unknown { get; } = new("unknown", "unmapped", "unmapped");

    public static Verdict Business(string operation, string outcome) => new("business", operation, outcome);
}

/// <summary>What a system checks before it answers: credentials, format, whom the call is about.</summary>
internal interface IGate
{
    /// <summary>Bytes; a longer body is judged as an empty one.</summary>
    int MaxBody => Call.MaxBody;

    Verdict Judge(Call call);
}

/// <summary>How every XML text from outside is read: no DTD, nothing fetched, bounded size.</summary>
internal static class SafeXml
{
    public static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = Call.MaxBody,
    };
}
