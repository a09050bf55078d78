namespace OneStop.Benchmarks.Loading;

/// <summary>What one turn of one subject showed.</summary>
/// <param name="Milliseconds">Of every request, ascending.</param>
/// <param name="Bytes">Allocated per request by the whole process: loader, subject and far side together.</param>
/// <param name="CpuMicroseconds">Processor time per request, of the whole process as well; a busy machine stretches it least.</param>
internal sealed record Sample(double[] Milliseconds, double PerSecond, double P50, double P99, double Bytes, double CpuMicroseconds, int Errors)
{
    public static Sample Of(double[] milliseconds, Spent spent, int errors)
    {
        Array.Sort(milliseconds);
        var count = milliseconds.Length;
        return new(
            milliseconds, count / spent.Wall.TotalSeconds, At(milliseconds, 0.50), At(milliseconds, 0.99), (double)spent.Bytes / count,
            spent.Cpu.TotalMicroseconds / count, errors);
    }

    private static double At(double[] sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}
