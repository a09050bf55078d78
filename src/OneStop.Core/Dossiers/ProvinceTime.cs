namespace OneStop.Core.Dossiers;

/// <summary>The agencies' clock. Fixed at UTC+7: Vietnam has had no other since 1975, and no machine's zone data is needed.</summary>
public static class ProvinceTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    public static DateTimeOffset Local(DateTimeOffset at) => at.ToOffset(Offset);

    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), Offset);
}
