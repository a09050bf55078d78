using System.Globalization;
using System.Text;

namespace OneStop.Mocks;

/// <summary>The matching form of a name: upper case, no diacritics, letters A–Z only.</summary>
internal static class NameFolding
{
    // The letter and what is typed in its place.
    private const string BarredD = "đĐ\u00D0\u00F0\u0189\u0256";

    public static string Wire(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var letter in string.Concat(name.Select(c => BarredD.Contains(c, StringComparison.Ordinal) ? 'D' : c)).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && char.ToUpperInvariant(letter) is >= 'A' and <= 'Z' and var plain)
            {
                folded.Append(plain);
            }
        }

        return folded.ToString();
    }
}
