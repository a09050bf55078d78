namespace OneStop.Benchmarks.Loading;

/// <summary>What one turn of one subject showed.</summary>
/// <param name="Bytes">Allocated per request by the whole process: loader, subject and far side together.</param>
internal sealed record Sample(double PerSecond, double P50, double P99, double Bytes, int Errors)
{
    public static Sample Of(double[] milliseconds, TimeSpan took, long allocated, int errors)
    {
        Array.Sort(milliseconds);
        return new(
            milliseconds.Length / took.TotalSeconds, At(milliseconds, 0.50), At(milliseconds, 0.99), (double)allocated / milliseconds.Length, errors);
    }

    private static double At(double[] sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}
