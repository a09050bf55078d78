using System.Text;

namespace OneStop.Adapters.Plumbing;

/// <summary>Sentences of far sides in one form: composed Unicode with single spaces, compared without regard to case.</summary>
internal static class FarSentence
{
    public static bool Says(string? sentence, params ReadOnlySpan<string> phrases)
    {
        var text = OneForm(sentence);
        foreach (var phrase in phrases)
        {
            if (text.Contains(phrase, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Never throws: whatever somebody else wrote is only looked at. What is no character counts as a space.</summary>
    public static string OneForm(string? sentence)
    {
        if (string.IsNullOrEmpty(sentence))
        {
            return "";
        }

        var composable = new StringBuilder(sentence.Length);
        foreach (var rune in sentence.EnumerateRunes())
        {
            composable.Append(rune.Value is 0xFFFE or 0xFFFD ? " " : rune.ToString());
        }

        return string.Join(' ', composable.ToString().Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
