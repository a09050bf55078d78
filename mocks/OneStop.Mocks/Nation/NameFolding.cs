using System.Globalization;
using System.Text;

namespace OneStop.Mocks;

/// <summary>The matching form of a name: upper case, no diacritics, letters A–Z only.</summary>
internal static class NameFolding
{
    public static string Wire(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var letter in name.Replace('đ', 'd').Replace('Đ', 'D').Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && char.ToUpperInvariant(letter) is >= 'A' and <= 'Z' and var plain)
            {
                folded.Append(plain);
            }
        }

        return folded.ToString();
    }
}
