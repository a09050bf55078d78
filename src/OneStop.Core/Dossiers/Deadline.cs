namespace OneStop.Core.Dossiers;

/// <summary>The units of a procedure's term (<c>DonViTinh</c>). A day in sector law may be a calendar day, so the unit is never guessed.</summary>
public enum TermUnit
{
    Hour,
    Day,
    WorkingDay,
    Month,
}

/// <param name="Amount">0 working days: the same day.</param>
public sealed record Term(int Amount, TermUnit Unit);

/// <summary>
/// When a term ends (Civil Code Art. 147–148): the day of the event is not counted, and an end on a rest day runs on to the next working
/// day. What is received after 15:00, or on a rest day, counts from the next working day.
/// </summary>
public static class Deadline
{
    private static readonly TimeOnly LastSameDay = new(15, 0);
    private static readonly TimeOnly Opening = new(8, 0);

    /// <summary>The last instant in time: midnight after the last day, or the hour itself for a term in hours.</summary>
    public static DateTimeOffset Of(DateTimeOffset received, Term term, WorkCalendar calendar)
    {
        var start = StartDay(received, calendar);
        if (term.Unit == TermUnit.Hour)
        {
            return Hours(received, start, term.Amount, calendar);
        }

        var last = term.Unit switch
        {
            TermUnit.Day => start.AddDays(term.Amount),
            TermUnit.Month => start.AddMonths(term.Amount),
            _ => calendar.Add(start, term.Amount),
        };
        return EndOf(calendar.OnOrAfter(last));
    }

    /// <summary>The day on which the event counts as received; the term's first day is the one after.</summary>
    public static DateOnly StartDay(DateTimeOffset received, WorkCalendar calendar)
    {
        var local = ProvinceTime.Local(received);
        var day = DateOnly.FromDateTime(local.DateTime);
        return calendar.IsWorkingDay(day) && TimeOnly.FromDateTime(local.DateTime) <= LastSameDay ? day : calendar.After(day);
    }

    private static DateTimeOffset Hours(DateTimeOffset received, DateOnly start, int hours, WorkCalendar calendar)
    {
        var from = start == ProvinceTime.DayOf(received) ? ProvinceTime.Local(received) : ProvinceTime.At(start, Opening);
        var end = from.AddHours(hours);
        var day = ProvinceTime.DayOf(end);
        return calendar.IsWorkingDay(day) ? end : EndOf(calendar.OnOrAfter(day));
    }

    private static DateTimeOffset EndOf(DateOnly day) => ProvinceTime.At(day.AddDays(1), TimeOnly.MinValue);
}
