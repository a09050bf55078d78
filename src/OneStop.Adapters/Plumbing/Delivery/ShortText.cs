using System.Globalization;
using System.Text;

namespace OneStop.Adapters.Plumbing.Delivery;

/// <summary>Texts within a far side's limits. The whole text stays in the journal.</summary>
internal static class ShortText
{
    private const string Mark = "...";

    /// <summary>Empty for null. A longer text ends with three dots, and no character is cut in two.</summary>
    /// <param name="limit">In UTF-16 units, the strictest way to count.</param>
    public static string Of(string? text, int limit)
    {
        var whole = (text ?? "").Normalize(NormalizationForm.FormC);
        if (whole.Length <= limit)
        {
            return whole;
        }

        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(whole, end) is var next && next <= limit - Mark.Length)
        {
            end = next;
        }

        return whole[..end] + Mark;
    }
}
