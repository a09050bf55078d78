using System.Diagnostics;

namespace OneStop.Benchmarks.Loading;

/// <summary>Every connection asks again as soon as it is answered: how much can be had.</summary>
internal static class ClosedLoop
{
    public static async Task<Sample> RunAsync(ISubject subject, TimeSpan duration, int connections = Pace.Connections)
    {
        var spent = Spent.FromNow();
        var ends = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var turns = await Task.WhenAll(Enumerable.Range(0, connections).Select(connection => Task.Run(() => AskAsync(subject, connection, ends))));
        return Sample.Of([.. turns.SelectMany(turn => turn.Milliseconds)], spent(), turns.Sum(turn => turn.Errors));
    }

    private static async Task<(List<double> Milliseconds, int Errors)> AskAsync(ISubject subject, int connection, long ends)
    {
        var milliseconds = new List<double>(16_384);
        var errors = 0;
        for (var asked = Stopwatch.GetTimestamp(); asked < ends; asked = Stopwatch.GetTimestamp())
        {
            errors += await subject.AskAsync(connection) ? 0 : 1;
            milliseconds.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }

        return (milliseconds, errors);
    }
}
