namespace OneStop.Core.Sync;

/// <summary>
/// How long a held stream waits after its nth failed attempt: seconds, then minutes, then hours; each drawn anew within a fifth, so that
/// what failed together doesn't come back together.
/// </summary>
/// <param name="draw">A number from 0 up to 1.</param>
public sealed class RetryTable(Func<double> draw)
{
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1),
    ];

    /// <param name="retryAfter">What the far side asked for; never undercut.</param>
    public TimeSpan After(int attempts, TimeSpan? retryAfter = null)
    {
        var delay = Delays[Math.Clamp(attempts, 1, Delays.Length) - 1] * (0.8 + (0.4 * draw()));
        return retryAfter is { } asked && asked > delay ? asked : delay;
    }
}
