using System.Text.Json;
using OneStop.Core.Errors;

namespace OneStop.Host.Endpoints.Reading;

/// <summary>Texts, alone and in lists, are looked at in the same way.</summary>
internal readonly partial struct BodyObject
{
    public IReadOnlyList<string> Texts(string name, int most, int longest) => Items(name, most, (element, pointer, findings) => Text(element, pointer, longest, findings));

    private static string? Text(JsonElement element, string pointer, int longest, Findings findings)
    {
        if (BodyText.TryRead(element, out var text) && text!.Trim() is { Length: > 0 } trimmed && Clean(trimmed, longest) is { } clean)
        {
            return clean;
        }

        findings.Add(pointer, ErrorCode.TextInvalid);
        return null;
    }

    /// <summary>Composed; null when it is too long or has what cannot be seen.</summary>
    // Looked at before it is composed: a noncharacter cannot be (B22).
    private static string? Clean(string text, int longest) =>
        !HasUnprintable(text) && text.Normalize() is var composed && composed.Length <= longest ? composed : null;
}
