namespace OneStop.Core.Sync;

/// <summary>
/// People at counters come first: while anybody is being served, sending goes in small steps at a measured pace, and as fast as it can
/// otherwise. Shared by all pumps of a node.
/// </summary>
/// <param name="perSecond">Events that all pumps together may send in a second beside people.</param>
public sealed class Courtesy(TimeProvider time, int perSecond)
{
    /// <summary>
    /// Events that are read and sent at once beside people: a longer step keeps a core from them for too long, and what many short ones
    /// cost was theirs too.
    /// </summary>
    public const int Step = 25;

    /// <summary>Events that are unpacked in one go beside people, before whoever waits for the thread gets it.</summary>
    public const int Breath = 5;

    private static readonly TimeSpan Lingering = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly long start = time.GetTimestamp();
    private long? served;
    private TimeSpan booked;

    /// <summary>Whether somebody was served just now.</summary>
    public bool IsAsked
    {
        get
        {
            lock (gate)
            {
                return served is { } last && time.GetElapsedTime(last) < Lingering;
            }
        }
    }

    /// <summary>Somebody at a counter waits for an answer.</summary>
    public void Serve()
    {
        lock (gate)
        {
            served = time.GetTimestamp();
        }
    }

    /// <summary>Waits until as many events may follow the ones that went before; at once where nobody is being served.</summary>
    public Task TurnAsync(int events, CancellationToken cancellationToken)
    {
        if (events == 0 || !IsAsked)
        {
            return Task.CompletedTask;
        }

        lock (gate)
        {
            var now = time.GetElapsedTime(start);
            var turn = booked > now ? booked : now;
            booked = turn + (TimeSpan.FromSeconds(1) * events / perSecond);
            return turn > now ? Task.Delay(turn - now, time, cancellationToken) : Task.CompletedTask;
        }
    }
}
