using System.Collections.Frozen;

namespace OneStop.Core.Dossiers;

/// <summary>
/// Which days count as working days: Monday to Friday, less the holidays, plus the days that the Government declared working days in
/// exchange. Only the years of the table are known; about others nothing is claimed.
/// </summary>
public sealed class WorkCalendar(IEnumerable<int> years, IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> workedRestDays)
{
    private readonly FrozenSet<int> years = years.ToFrozenSet();
    private readonly FrozenSet<DateOnly> holidays = holidays.ToFrozenSet();
    private readonly FrozenSet<DateOnly> workedRestDays = workedRestDays.ToFrozenSet();

    public bool Knows(DateOnly day) => years.Contains(day.Year);

    public bool IsWorkingDay(DateOnly day) =>
        workedRestDays.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day));

    /// <summary>This day, or the next working day after it.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    public DateOnly After(DateOnly day) => OnOrAfter(day.AddDays(1));

    public DateOnly Add(DateOnly day, int workingDays)
    {
        for (var i = 0; i < workingDays; i++)
        {
            day = After(day);
        }

        return day;
    }
}
