namespace OneStop.Storage;

/// <summary>Instants as both stores keep them: microseconds since 1970 in UTC.</summary>
internal static class Instant
{
    public static long Of(DateTimeOffset value) => (value.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset At(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>What comes back when it is written and read.</summary>
    public static DateTimeOffset Kept(DateTimeOffset value) => At(Of(value));
}
