using System.Globalization;

namespace OneStop.Storage.Journal;

/// <summary>Days as both stores keep them: <c>2026-11-22</c>.</summary>
internal static class DossierDay
{
    private const string Format = "yyyy-MM-dd";

    public static string? Write(DateOnly? day) => day?.ToString(Format, CultureInfo.InvariantCulture);

    public static DateOnly? Read(string? text) => text is null ? null : DateOnly.ParseExact(text, Format, CultureInfo.InvariantCulture);
}
