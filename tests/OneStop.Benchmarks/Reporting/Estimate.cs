using System.Globalization;

namespace OneStop.Benchmarks.Reporting;

/// <summary>A median with the order statistics that enclose it in at least 95 % of cases; with fewer than six rounds, just the range.</summary>
internal sealed record Estimate(double Median, double Low, double High)
{
    public static Estimate Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var cut = 0;
        while (2 * Tail(sorted.Length, cut + 1) <= 0.05)
        {
            cut++;
        }

        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new(median, sorted[cut], sorted[^(cut + 1)]);
    }

    public string Text(string format, string unit = "") =>
        string.Create(CultureInfo.InvariantCulture, $"{Median.ToString(format, CultureInfo.InvariantCulture)}{unit} ({Low.ToString(format, CultureInfo.InvariantCulture)}–{High.ToString(format, CultureInfo.InvariantCulture)})");

    // Chance that at most this many of n values lie on one side of the true median.
    private static double Tail(int n, int most)
    {
        var (term, sum) = (Math.Pow(0.5, n), 0.0);
        for (var k = 0; k <= most; k++)
        {
            sum += term;
            term = term * (n - k) / (k + 1);
        }

        return sum;
    }
}
