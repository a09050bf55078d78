using System.Diagnostics;
using System.Runtime.InteropServices;

namespace OneStop.Benchmarks.Reporting;

/// <summary>What the figures were taken on. A durable write is named because every look-up waits for two, and a disk that rests in between is slower.</summary>
internal static class Machine
{
    private const int Writes = 200;

    public static string Describe(string folder) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, durable 4 KB write {DurableWrite(folder, TimeSpan.Zero):F2} ms one after another, {DurableWrite(folder, TimeSpan.FromMilliseconds(20)):F2} ms at 50 a second");

    private static string Processor()
    {
        const string Linux = "/proc/cpuinfo";
        var named = File.Exists(Linux) ? File.ReadLines(Linux).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return named?.Split(':', 2)[1].Trim() ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static double DurableWrite(string folder, TimeSpan pause)
    {
        using var file = new FileStream(Path.Combine(folder, "durable"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4096];
        var milliseconds = new double[Writes];
        for (var n = 0; n < Writes; n++)
        {
            Thread.Sleep(pause);
            var started = Stopwatch.GetTimestamp();
            file.Write(page);
            file.Flush(flushToDisk: true);
            milliseconds[n] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return Estimate.Of(milliseconds).Median;
    }
}
