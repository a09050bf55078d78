using System.Text;

namespace OneStop.Adapters.Plumbing;

/// <summary>Words of a far side in one written form: composed Unicode, single spaces. Control characters have no business in a record.</summary>
internal static class WireText
{
    /// <summary>Null when nothing is left; throws <see cref="FormatException"/> on control characters and what is no character.</summary>
    public static string? Join(params ReadOnlySpan<string?> parts)
    {
        var joined = parts is [{ } only] ? only : string.Join(' ', parts);
        if (IsOneForm(joined))
        {
            return joined;
        }

        if (joined.Contains('\uFFFE', StringComparison.Ordinal))
        {
            throw new FormatException("What is no character stands in a text.");
        }

        var words = joined.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var text = string.Join(' ', words);
        return text.Length == 0 ? null
            : text.Any(char.IsControl) ? throw new FormatException("A control character stands in a text.")
            : text;
    }

    /// <summary>As it was written, without white space around it; null when nothing is left.</summary>
    public static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    // Nearly every text arrives as it should be.
    private static bool IsOneForm(string text)
    {
        var previous = ' ';
        foreach (var c in text)
        {
            if (char.IsControl(c) || c == '\uFFFE' || (char.IsWhiteSpace(c) && (c != ' ' || previous == ' ')))
            {
                return false;
            }

            previous = c;
        }

        return previous != ' ' && text.IsNormalized(NormalizationForm.FormC);
    }

    /// <summary>Parts of an address, smallest first.</summary>
    public static string? List(params ReadOnlySpan<string?> parts)
    {
        var given = new List<string>(parts.Length);
        foreach (var part in parts)
        {
            if (Join(part) is { } text)
            {
                given.Add(text);
            }
        }

        return given.Count == 0 ? null : string.Join(", ", given);
    }
}
