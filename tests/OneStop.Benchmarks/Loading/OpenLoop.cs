using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;

namespace OneStop.Benchmarks.Loading;

/// <summary>
/// Requests fall due at a fixed rate whether or not the last ones are answered, and each is timed from when it was due: a stall counts
/// against all that it held up.
/// </summary>
internal static class OpenLoop
{
    /// <param name="until">Ends it early.</param>
    public static async Task<Sample> RunAsync(ISubject subject, TimeSpan duration, int rate = Pace.LightRate, Task? until = null)
    {
        var spent = Spent.FromNow();
        var started = Stopwatch.GetTimestamp();
        var due = Channel.CreateUnbounded<long>();
        var milliseconds = new ConcurrentBag<double>();
        var errors = 0;
        var workers = Enumerable.Range(0, Pace.Connections).Select(connection => Task.Run(async () =>
        {
            await foreach (var moment in due.Reader.ReadAllAsync())
            {
                var counts = await subject.AskAsync(connection);
                milliseconds.Add(Stopwatch.GetElapsedTime(moment).TotalMilliseconds);
                Interlocked.Add(ref errors, counts ? 0 : 1);
            }
        })).ToArray();
        var clock = new Thread(() => Tick(due.Writer, started, rate, (int)(duration.TotalSeconds * rate), until)) { Priority = ThreadPriority.AboveNormal };
        clock.Start();
        await Task.WhenAll(workers);
        return Sample.Of([.. milliseconds], spent(), errors);
    }

    // Timers are a millisecond late or more, which is as much as what is measured; the last stretch is spun. No longer than that: whoever
    // works beside is measured as well, and needs the core.
    private static void Tick(ChannelWriter<long> due, long started, int rate, int count, Task? until)
    {
        for (var n = 0; n < count && until?.IsCompleted != true; n++)
        {
            var moment = started + (n * Stopwatch.Frequency / rate);
            while (Stopwatch.GetTimestamp() < moment)
            {
                if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), moment) > TimeSpan.FromMilliseconds(1.1))
                {
                    Thread.Sleep(1);
                }
            }

            due.TryWrite(moment);
        }

        due.Complete();
    }
}
