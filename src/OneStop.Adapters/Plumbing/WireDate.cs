using System.Globalization;
using OneStop.Core.Facts;

namespace OneStop.Adapters.Plumbing;

/// <summary>
/// Dates as far sides write them. Only formats that cannot be mistaken for one another; what does not fit is an error, because a
/// guessed birth date is worse than none.
/// </summary>
internal static class WireDate
{
    private static readonly string[] Days = ["yyyyMMdd", "yyyy-MM-dd", "dd/MM/yyyy", "yyyy-MM-dd'T'HH:mm:ss"];
    private static readonly string[] Months = ["yyyyMM", "yyyy-MM", "MM/yyyy"];

    /// <summary>Null for no date; throws <see cref="FormatException"/> for text that is none.</summary>
    public static PartialDate? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return Parse(text.Trim()) ?? throw new FormatException("Not a date of the contract.");
    }

    /// <summary>dd/MM/yyyy, MM/yyyy or yyyy: as much as is known.</summary>
    public static string Write(PartialDate date) => date switch
    {
        { Month: null } => string.Create(CultureInfo.InvariantCulture, $"{date.Year:D4}"),
        { Day: null } => string.Create(CultureInfo.InvariantCulture, $"{date.Month:D2}/{date.Year:D4}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{date.Day:D2}/{date.Month:D2}/{date.Year:D4}"),
    };

    private static PartialDate? Parse(string text) =>
        Exact(text, Days) is { } day ? PartialDate.From(day.Year, day.Month, day.Day)
        : Exact(text, Months) is { } month ? PartialDate.From(month.Year, month.Month)
        : Exact(text, ["yyyy"]) is { } year ? PartialDate.From(year.Year)
        : null;

    private static DateTime? Exact(string text, string[] formats) =>
        DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
