using System.Globalization;
using OneStop.Core.Dossiers;
using OneStop.Tests.Sync;

namespace OneStop.Tests.Dossiers;

/// <summary>When a term ends. Instants are written in the province's time.</summary>
public sealed class DeadlineTests
{
    private readonly WorkCalendar calendar = DeskBench.ReadRules().Calendar;

    [Theory]
    [InlineData("2026-11-20 08:00", 1, TermUnit.WorkingDay, "2026-11-23")] // over a weekend
    [InlineData("2026-11-23 08:00", 1, TermUnit.WorkingDay, "2026-11-25")] // 24/11 is a holiday
    [InlineData("2026-11-23 08:00", 1, TermUnit.Day, "2026-11-25")] // a calendar day that ends on the holiday runs on
    [InlineData("2026-11-23 14:59", 0, TermUnit.WorkingDay, "2026-11-23")]
    [InlineData("2026-11-23 15:00", 0, TermUnit.WorkingDay, "2026-11-23")]
    [InlineData("2026-11-23 15:01", 0, TermUnit.WorkingDay, "2026-11-25")]
    [InlineData("2026-02-13 09:00", 3, TermUnit.WorkingDay, "2026-02-25")] // Tết
    [InlineData("2026-02-13 09:00", 3, TermUnit.Day, "2026-02-23")]
    [InlineData("2026-04-24 09:00", 1, TermUnit.WorkingDay, "2026-04-28")] // Giỗ Tổ on a Sunday, and the day in lieu
    [InlineData("2026-04-24 09:00", 2, TermUnit.Day, "2026-04-28")]
    [InlineData("2026-08-31 09:00", 1, TermUnit.Month, "2026-09-30")] // a month without a 31st
    [InlineData("2026-01-31 09:00", 1, TermUnit.Month, "2026-03-02")] // received on a Saturday: counts from Monday, 2 February
    [InlineData("2026-11-21 09:00", 0, TermUnit.WorkingDay, "2026-11-23")] // a Saturday counts as the Monday after
    public void Of_ATermInDays_EndsWithTheDay(string received, int amount, TermUnit unit, string lastDay)
    {
        var end = Deadline.Of(Local(received), new(amount, unit), calendar);
        Assert.Equal(Local($"{lastDay} 00:00").AddDays(1), end);
    }

    [Theory]
    [InlineData("2026-11-23 08:00", 4, "2026-11-23 12:00")]
    [InlineData("2026-11-23 15:01", 4, "2026-11-25 12:00")]
    [InlineData("2026-11-23 14:00", 12, "2026-11-26 00:00")] // two in the morning of the holiday: runs to the end of the next working day
    public void Of_ATermInHours_EndsWithTheHour(string received, int hours, string end) =>
        Assert.Equal(Local(end), Deadline.Of(Local(received), new(hours, TermUnit.Hour), calendar));

    [Fact]
    public void Calendar_OfAYearThatNobodyEntered_ClaimsNothing()
    {
        Assert.True(calendar.Knows(new(2026, 12, 31)));
        Assert.False(calendar.Knows(new(2027, 1, 1)));
    }

    private static DateTimeOffset Local(string text) =>
        new(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(7));
}
