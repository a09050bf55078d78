using System.Diagnostics;

namespace OneStop.Benchmarks.Loading;

/// <summary>What the process has spent since a moment.</summary>
internal sealed record Spent(TimeSpan Wall, TimeSpan Cpu, long Bytes)
{
    public static Func<Spent> FromNow()
    {
        var (wall, cpu, bytes) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        return () => new(Stopwatch.GetElapsedTime(wall), Environment.CpuUsage.TotalTime - cpu, GC.GetTotalAllocatedBytes() - bytes);
    }
}
