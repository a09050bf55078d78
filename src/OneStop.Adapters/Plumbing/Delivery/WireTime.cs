using System.Globalization;

namespace OneStop.Adapters.Plumbing.Delivery;

/// <summary>Moments as the portal family writes them: <c>yyyyMMddHHmmss</c>, local time of Asia/Ho_Chi_Minh.</summary>
internal static class WireTime
{
    private const string Moment = "yyyyMMddHHmmss";

    // Without daylight saving since 1975, and needs no time zone data on the machine.
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    /// <summary>Empty when unknown.</summary>
    public static string Write(DateTimeOffset? moment) =>
        moment?.ToOffset(Vietnam).ToString(Moment, CultureInfo.InvariantCulture) ?? "";

    /// <summary>Null for no date; throws <see cref="FormatException"/> for text that is none.</summary>
    public static DateTimeOffset? Read(string? text) => string.IsNullOrWhiteSpace(text)
        ? null
        : new DateTimeOffset(DateTime.ParseExact(text.Trim(), Moment, CultureInfo.InvariantCulture), Vietnam);
}
