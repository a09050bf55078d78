using System.Collections.Concurrent;

namespace OneStop.Core.Access;

/// <summary>
/// How many different people may be asked about for dossiers that the hub does not have. No counter serves hundreds in ten minutes: who asks so many
/// collects people (B43). Counted on each node, for a client and the officers' unit.
/// </summary>
/// <param name="most">Different people in ten minutes.</param>
public sealed class PeopleLimit(int most, TimeProvider time)
{
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(10);

    private const int MostWindows = 10_000;

    private readonly ConcurrentDictionary<(string Client, string Unit), Window> windows = new();
    private int forgetAbove = MostWindows;

    /// <summary>How long to wait, when one more is too many; null when it is not.</summary>
    /// <param name="subject">The keyed hash of the person.</param>
    public TimeSpan? Exceeded(Purpose purpose, string subject)
    {
        if (purpose.Known is not null)
        {
            return null;
        }

        if (windows.Count > forgetAbove)
        {
            Forget();
        }

        return windows.GetOrAdd((purpose.Caller.ClientId, purpose.Officer.Unit.Text), _ => new()).Add(subject, most, time.GetUtcNow());
    }

    private void Forget()
    {
        foreach (var (key, window) in windows)
        {
            if (window.IsOver(time.GetUtcNow()))
            {
                windows.TryRemove(key, out _);
            }
        }

        // What is left is in use: looking through it for each question would cost more than it frees.
        forgetAbove = Math.Max(MostWindows, 2 * windows.Count);
    }

    private sealed class Window
    {
        private readonly Lock gate = new();
        private readonly Queue<(DateTimeOffset At, string Subject)> order = new();
        private readonly HashSet<string> subjects = new(StringComparer.Ordinal);

        public TimeSpan? Add(string subject, int most, DateTimeOffset now)
        {
            lock (gate)
            {
                Expire(now);
                if (subjects.Contains(subject))
                {
                    return null;
                }

                if (subjects.Count >= most)
                {
                    return order.Peek().At + Span - now;
                }

                subjects.Add(subject);
                order.Enqueue((now, subject));
                return null;
            }
        }

        public bool IsOver(DateTimeOffset now)
        {
            lock (gate)
            {
                Expire(now);
                return order.Count == 0;
            }
        }

        private void Expire(DateTimeOffset now)
        {
            while (order.TryPeek(out var oldest) && now - oldest.At >= Span)
            {
                order.Dequeue();
                subjects.Remove(oldest.Subject);
            }
        }
    }
}
