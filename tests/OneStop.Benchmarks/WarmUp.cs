using System.Runtime;

namespace OneStop.Benchmarks;

/// <summary>
/// Lets the subjects take turns until the runtime has nothing left to compile. A service runs for months; in its first minute a third
/// of its processor time is the compiler and the counters that it puts into what it will compile again.
/// </summary>
internal static class WarmUp
{
    private const int FewMethods = 25;

    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    /// <summary>The number of turns that it took, at most <paramref name="most"/>.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<Entry> entries, int most)
    {
        for (var turn = 1; turn < most; turn++)
        {
            var before = JitInfo.GetCompiledMethodCount();
            foreach (var entry in entries)
            {
                await entry.MeasureAsync(Slice);
                await CompilerRestsAsync();
            }

            if (JitInfo.GetCompiledMethodCount() - before < FewMethods)
            {
                return turn;
            }
        }

        return most;
    }

    // Under full load the compiler, which works in the background, falls behind.
    private static async Task CompilerRestsAsync()
    {
        long seen;
        do
        {
            seen = JitInfo.GetCompiledMethodCount();
            await Task.Delay(Pause);
        }
        while (JitInfo.GetCompiledMethodCount() != seen);
    }
}
