namespace OneStop.Core.Operations;

/// <summary>
/// Runs the replays, a beat a second. The rate doubles every ten seconds up to the task's bound, and starts anew with the node: a far side
/// that has just come back is not buried at once.
/// </summary>
/// <param name="isOpen">False while a destination is paused or down: what is made due then would only spend its attempts.</param>
public sealed class ReplayRunner(IReplayBook book, Func<string, bool> isOpen, TimeProvider time, string owner)
{
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    // Long enough for a slow store, short enough for the next node to take over soon.
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(10);
    private const int BeatsPerDoubling = 10;

    private readonly Dictionary<string, int> beats = new(StringComparer.Ordinal);

    /// <summary>Returns how many streams had their turn.</summary>
    public async Task<int> BeatAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var total = 0;
        foreach (var task in await book.ClaimAsync(owner, now, now + Hold, cancellationToken))
        {
            if (isOpen(task.Order.Selection.Destination))
            {
                var beat = beats[task.Order.Id] = beats.GetValueOrDefault(task.Order.Id) + 1;
                total += await book.ReleaseAsync(task.Order.Id, owner, RateAt(beat, task.Order), now, cancellationToken);
            }
        }

        return total;
    }

    /// <param name="beat">1 for the first.</param>
    public static int RateAt(int beat, ReplayOrder order)
    {
        var doublings = Math.Min((beat - 1) / BeatsPerDoubling, 20);
        return (int)Math.Min((long)order.PerSecond << doublings, Math.Max(order.PerSecond, order.MostPerSecond));
    }
}
