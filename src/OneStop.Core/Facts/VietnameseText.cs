using System.Globalization;
using System.Text;

namespace OneStop.Core.Facts;

/// <summary>The two foldings of Vietnamese text that the field needs: one for a wire, one for comparing. They are not the same.</summary>
public static class VietnameseText
{
    /// <summary>False when the process runs without Unicode data (invariant globalisation): then no name may be folded at all.</summary>
    public static bool CanNormalise => "ế".Normalize(NormalizationForm.FormD).Length == 3;

    /// <summary>The population database's matching form: upper-case A–Z only (<c>Nguyễn Văn Mẫu</c> → <c>NGUYENVANMAU</c>).</summary>
    public static string FoldForMatching(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            var upper = c is 'đ' or 'Đ' ? 'D' : char.ToUpperInvariant(c);
            if (upper is >= 'A' and <= 'Z')
            {
                folded.Append(upper);
            }
        }

        return folded.ToString();
    }

    /// <summary>
    /// What differs between two texts, weakest difference first. Case, Unicode form and tone placement (hoà / hòa) are no difference.
    /// </summary>
    public static TextDifference Compare(string left, string right)
    {
        var (a, b) = (Comparable(left), Comparable(right));
        if (a == b)
        {
            return TextDifference.None;
        }

        if (WithoutSpaces(a) == WithoutSpaces(b))
        {
            return TextDifference.Spacing;
        }

        return Bare(a) == Bare(b) ? TextDifference.Diacritics : TextDifference.Words;
    }

    private static string Comparable(string text) =>
        string.Join(' ', text.Normalize(NormalizationForm.FormC).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(ToneLast));

    // Tone marks move to the end of their run of vowels, so that where a writer placed them no longer matters; vowel marks stay put.
    private static string ToneLast(string word)
    {
        var letters = new StringBuilder(word.Length);
        var tones = new StringBuilder(1);
        foreach (var c in word.Normalize(NormalizationForm.FormD))
        {
            if (IsTone(c))
            {
                tones.Append(c);
                continue;
            }

            if (!IsVowelOrMark(c))
            {
                letters.Append(tones);
                tones.Clear();
            }

            letters.Append(c);
        }

        return letters.Append(tones).ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool IsVowelOrMark(char c) =>
        c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static bool IsTone(char c) => c is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323';

    private static string WithoutSpaces(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private static string Bare(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var c in WithoutSpaces(text).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                bare.Append(c == 'đ' ? 'd' : c);
            }
        }

        return bare.ToString();
    }
}
