using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using OneStop.Core.Errors;

namespace OneStop.Host.Endpoints.Reading;

/// <summary>Values of a body. Each is null, or the default, when absent or wrong; what is wrong is reported.</summary>
internal readonly partial struct BodyObject
{
    // No event of a dossier is older than the portal's predecessors; year 1 is what an empty field becomes in some systems.
    private const int FirstYear = 2000;

    // A term of decades is a typing mistake, and the calendar's own end cannot be written in another zone.
    private const int LastYear = 2100;

    public string? Text(string name, int longest, bool required = false)
    {
        if (!TryText(name, out var text))
        {
            return null;
        }

        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            Report(required, name, ErrorCode.TextMissing);
            return null;
        }

        var clean = Clean(text, longest);
        Report(clean is null, name, ErrorCode.TextInvalid);
        return clean;
    }

    public bool Flag(string name)
    {
        if (Member(name) is not { } member)
        {
            return false;
        }

        Report(member.ValueKind is not (JsonValueKind.True or JsonValueKind.False), name, ErrorCode.MemberType);
        return member.ValueKind == JsonValueKind.True;
    }

    /// <summary>A whole number within bounds; anything else is reported as <paramref name="wrong"/>.</summary>
    public long? Whole(string name, long from, long to, ErrorCode wrong, bool required = false)
    {
        if (Member(name) is not { } member)
        {
            Report(required, name, wrong);
            return null;
        }

        if (member.ValueKind == JsonValueKind.Number && member.TryGetInt64(out var value) && value >= from && value <= to)
        {
            return value;
        }

        findings.Add(At(name), wrong);
        return null;
    }

    /// <summary>An instant with its offset (B47).</summary>
    public DateTimeOffset? Time(string name, bool required = false)
    {
        if (Member(name) is not { } member)
        {
            Report(required, name, ErrorCode.TimeInvalid);
            return null;
        }

        if (BodyText.TryRead(member, out var text) && HasOffset(text!) && member.TryGetDateTimeOffset(out var at) && at.Year is >= FirstYear and <= LastYear)
        {
            return at;
        }

        findings.Add(At(name), ErrorCode.TimeInvalid);
        return null;
    }

    public DateOnly? Day(string name)
    {
        if (TryText(name, out var text) && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= FirstYear and <= LastYear)
        {
            return day;
        }

        findings.Add(At(name), ErrorCode.TimeInvalid);
        return null;
    }

    /// <summary>One of a list of words; <paramref name="missing"/> when absent.</summary>
    public T? Choice<T>(string name, FrozenDictionary<string, T> choices, ErrorCode? missing, ErrorCode wrong)
        where T : struct, Enum
    {
        if (Member(name) is not { } member)
        {
            Report(missing is not null, name, missing ?? wrong);
            return null;
        }

        if (BodyText.TryRead(member, out var text) && choices.TryGetValue(text!, out var choice))
        {
            return choice;
        }

        findings.Add(At(name), wrong);
        return null;
    }

    public IReadOnlyList<T> Items<T>(string name, int most, Func<JsonElement, string, Findings, T?> read)
        where T : class
    {
        if (Member(name) is not { } member)
        {
            return [];
        }

        if (member.ValueKind != JsonValueKind.Array)
        {
            findings.Add(At(name), ErrorCode.MemberType);
            return [];
        }

        if (member.GetArrayLength() > most)
        {
            findings.Add(At(name), ErrorCode.ListTooLong);
            return [];
        }

        var items = new List<T>(member.GetArrayLength());
        foreach (var entry in member.EnumerateArray())
        {
            if (read(entry, $"{At(name)}/{items.Count}", findings) is not { } item)
            {
                // Already reported; its place in the list must not shift the pointers of those after it.
                items.Add(null!);
                continue;
            }

            items.Add(item);
        }

        return items;
    }

    private void Report(bool wrong, string name, ErrorCode code)
    {
        if (wrong)
        {
            findings.Add(At(name), code);
        }
    }

    // "…Z" or "…+07:00"; without it nobody knows which hour was meant.
    private static bool HasOffset(string text) =>
        text.Length >= 17 && (text[^1] == 'Z' || (text[^6] is '+' or '-' && text[^3] == ':'));

    // Line breaks and tabs are a form's; everything else that cannot be seen goes into logs and pages (B50, B59).
    private static bool HasUnprintable(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= ' ' and <= '~' or '\n' or '\r' or '\t')
            {
                continue;
            }

            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
            {
                return true;
            }
        }

        return false;
    }
}
