using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using OneStop.Core.Errors;

namespace OneStop.Core.Facts;

/// <summary>
/// A date known to the year, the month or the day. Never padded: a person born "in 1988" was not born on 1 January.
/// Text form: <c>1988</c>, <c>2004-02</c>, <c>1990-01-15</c>.
/// </summary>
public sealed record PartialDate
{
    private const int FirstYear = 1850;
    private const int LastYear = 2199;

    private PartialDate(int year, int? month, int? day) => (Year, Month, Day) = (year, month, day);

    public int Year { get; }

    public int? Month { get; }

    public int? Day { get; }

    public override string ToString() => (Month, Day) switch
    {
        (null, _) => Year.ToString("D4", CultureInfo.InvariantCulture),
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}-{Day:D2}"),
    };

    /// <summary>A date of the calendar, or null when the parts do not make one. A day without a month is no date.</summary>
    public static PartialDate? From(int year, int? month = null, int? day = null) => (month, day) switch
    {
        _ when year is < FirstYear or > LastYear => null,
        (null, null) => new(year, null, null),
        (null, _) or (< 1 or > 12, _) => null,
        (_, null) => new(year, month, null),
        _ when day < 1 || day > DateTime.DaysInMonth(year, month.Value) => null,
        _ => new(year, month, day),
    };

    public static bool TryParse(string? value, [NotNullWhen(true)] out PartialDate? date, [NotNullWhen(false)] out ErrorCode? error)
    {
        var text = value?.Trim() ?? "";
        date = Read(text);
        error = date is not null ? null : text.Length == 0 ? ErrorCode.BirthDateMissing : ErrorCode.BirthDateInvalid;
        return date is not null;
    }

    /// <summary>True when what both dates say agrees; the coarser one decides how much is compared.</summary>
    public bool Agrees(PartialDate other) =>
        Year == other.Year
        && (Month is null || other.Month is null || Month == other.Month)
        && (Day is null || other.Day is null || Day == other.Day);

    private static PartialDate? Read(string text) => text.Length switch
    {
        4 => Part(text, 0, 4) is { } y ? From(y) : null,
        7 when text[4] == '-' => (Part(text, 0, 4), Part(text, 5, 2)) is ({ } y, { } m) ? From(y, m) : null,
        10 when text[4] == '-' && text[7] == '-' =>
            (Part(text, 0, 4), Part(text, 5, 2), Part(text, 8, 2)) is ({ } y, { } m, { } d) ? From(y, m, d) : null,
        _ => null,
    };

    private static int? Part(string text, int start, int length) =>
        int.TryParse(text.AsSpan(start, length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
