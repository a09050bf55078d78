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
            var upper = IsBarredD(c) ? 'D' : char.ToUpperInvariant(c);
            if (upper is >= 'A' and <= 'Z')
            {
                folded.Append(upper);
            }
        }

        return folded.ToString();
    }

    /// <summary>
    /// What differs between two texts, weakest difference first. Case, Unicode form, invisible characters, the look-alikes of đ and
    /// tone placement (hoà / hòa) are no difference. Any two texts can be compared, malformed ones too.
    /// </summary>
    public static TextDifference Compare(string left, string right)
    {
        var (a, b) = (Words(left), Words(right));
        if (ToneLast(a) == ToneLast(b))
        {
            return TextDifference.None;
        }

        if (Bare(a) == Bare(b))
        {
            return TextDifference.Diacritics;
        }

        var (joinedA, joinedB) = (WithoutSpaces(a), WithoutSpaces(b));
        return ToneLast(joinedA) == ToneLast(joinedB) ? TextDifference.Spacing
            : Bare(joinedA) == Bare(joinedB) ? TextDifference.Diacritics
            : TextDifference.Words;
    }

    // Lower-case and decomposed, words one space apart. Read rune by rune, because normalising a lone surrogate throws.
    private static string Words(string text)
    {
        var visible = text.EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format);
        var lower = string.Concat(visible).Normalize(NormalizationForm.FormD).ToLowerInvariant();
        lower = string.Concat(lower.Select(c => IsBarredD(c) ? 'đ' : c));
        return string.Join(' ', lower.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    // A tone moves behind its run of vowels, so that where a writer placed it no longer matters; vowel marks stay on their vowel.
    private static string ToneLast(string decomposed)
    {
        var moved = new StringBuilder(decomposed.Length);
        var tones = new StringBuilder();
        var inVowels = false;
        foreach (var c in decomposed)
        {
            if (inVowels && IsTone(c))
            {
                tones.Append(c);
                continue;
            }

            if (!IsMark(c))
            {
                inVowels = IsVowel(c);
                if (!inVowels)
                {
                    moved.Append(tones);
                    tones.Clear();
                }
            }

            moved.Append(c);
        }

        return moved.Append(tones).ToString();
    }

    private static bool IsTone(char c) => c is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323';

    private static bool IsMark(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static string WithoutSpaces(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    // Without marks, and with i for a y that is written for it (Mỹ / Mĩ, Quý / Quí).
    private static string Bare(string decomposed)
    {
        var bare = new StringBuilder(decomposed.Length);
        foreach (var c in decomposed)
        {
            if (!IsMark(c))
            {
                bare.Append(c == 'đ' ? 'd' : c);
            }
        }

        for (var at = 0; at < bare.Length; at++)
        {
            bare[at] = bare[at] == 'y' && StandsForI(bare, at) ? 'i' : bare[at];
        }

        return bare.ToString();
    }

    // Beside another vowel it is a sound of its own: Thuý is not Thuí, Hay not Hai. The u of qu belongs to its consonant.
    private static bool StandsForI(StringBuilder text, int at) =>
        (at == 0 || !IsVowel(text[at - 1]) || (at > 1 && text[at - 1] == 'u' && text[at - 2] == 'q'))
        && (at == text.Length - 1 || !IsVowel(text[at + 1]));

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    // Old fonts and foreign keyboards write the Icelandic (Ð ð) or the African letter (Ɖ ɖ), which look the same.
    private static bool IsBarredD(char c) => c is 'đ' or 'Đ' or '\u00D0' or '\u00F0' or '\u0189' or '\u0256';
}
