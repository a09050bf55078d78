namespace OneStop.Adapters.Plumbing;

/// <summary>A token bucket of one registry, so that this hub stays within what the owner grants whatever its callers do.</summary>
internal sealed class Quota(double perSecond, int burst, TimeProvider clock)
{
    private readonly Lock gate = new();
    private double tokens = burst;
    private long filled = clock.GetTimestamp();

    /// <summary>Null when a call may be made now, else how long until the next one may.</summary>
    public TimeSpan? Spend()
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            tokens = Math.Min(burst, tokens + (clock.GetElapsedTime(filled, now).TotalSeconds * perSecond));
            filled = now;
            if (tokens < 1)
            {
                return TimeSpan.FromSeconds((1 - tokens) / perSecond);
            }

            tokens--;
            return null;
        }
    }
}
