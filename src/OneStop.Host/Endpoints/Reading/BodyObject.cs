using System.Text.Json;
using OneStop.Core.Errors;

namespace OneStop.Host.Endpoints.Reading;

/// <summary>Reads a text into an identifier, or says what is wrong with it.</summary>
internal delegate bool Parser<T>(string? text, out T? value, out ErrorCode? error)
    where T : class;

/// <summary>One object of a body. Texts must be strings: a number that was a text once has lost its leading zero.</summary>
internal readonly partial struct BodyObject
{
    private readonly JsonElement element;
    private readonly string pointer;
    private readonly Findings findings;

    private BodyObject(JsonElement element, string pointer, Findings findings) =>
        (this.element, this.pointer, this.findings) = (element, pointer, findings);

    /// <summary>Null, and reported, when it is no object. Members other than <paramref name="members"/> are reported.</summary>
    public static BodyObject? Open(JsonElement element, string pointer, Findings findings, params ReadOnlySpan<string> members)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            findings.Add(pointer, ErrorCode.MemberType);
            return null;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (!IsKnown(property, members))
            {
                findings.Add(BodyPointer.To(pointer, property), ErrorCode.MemberUnknown);
            }
        }

        return new(element, pointer, findings);
    }

    public string At(string name) => $"{pointer}/{name}";

    /// <summary>Null when absent; JSON's null counts as absent.</summary>
    public JsonElement? Member(string name) =>
        element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    public BodyObject? Object(string name, ErrorCode missing, params ReadOnlySpan<string> members)
    {
        if (Member(name) is { } member)
        {
            return Open(member, At(name), findings, members);
        }

        findings.Add(At(name), missing);
        return null;
    }

    public T? Parse<T>(string name, Parser<T> parser)
        where T : class
    {
        if (!TryText(name, out var text))
        {
            return null;
        }

        if (!parser(text, out var value, out var error))
        {
            findings.Add(At(name), error!.Value);
        }

        return value;
    }

    private bool TryText(string name, out string? text)
    {
        text = null;
        if (Member(name) is not { } member)
        {
            return true;
        }

        if (BodyText.TryRead(member, out text))
        {
            return true;
        }

        findings.Add(At(name), ErrorCode.MemberType);
        return false;
    }

    private static bool IsKnown(JsonProperty property, ReadOnlySpan<string> members)
    {
        foreach (var member in members)
        {
            if (property.NameEquals(member))
            {
                return true;
            }
        }

        return false;
    }
}
