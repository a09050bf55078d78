namespace OneStop.Adapters.Plumbing.Wire;

internal static class RetryAfterHeader
{
    // A gateway that names a day, by mistake or malice, must not switch a registry off for a day.
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public static TimeSpan? Read(HttpResponseMessage response, TimeProvider clock)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date is { } date ? date - clock.GetUtcNow() : null);
        return wait is not { } found ? null
            : found < TimeSpan.Zero ? TimeSpan.Zero
            : found > Longest ? Longest
            : found;
    }
}
