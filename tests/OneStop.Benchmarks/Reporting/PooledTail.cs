namespace OneStop.Benchmarks.Reporting;

/// <summary>
/// How much slower the slowest per cent is beside something than alone, over all rounds' requests together: a single round has five such requests,
/// and the ratio of two rounds' says little. The interval comes from drawing whole rounds again and again.
/// </summary>
internal static class PooledTail
{
    private const int Draws = 2000;

    public static Estimate Ratio(IReadOnlyList<double[]> beside, IReadOnlyList<double[]> alone)
    {
        // The same draws in each run of the program: chance belongs into the measuring, not into the reckoning.
        var random = new Random(1);
        var drawn = Enumerable.Range(0, Draws).Select(_ => P99(Draw(beside, random)) / P99(Draw(alone, random))).Order().ToArray();
        return new(P99(beside) / P99(alone), drawn[Draws / 40], drawn[^(Draws / 40)]);
    }

    private static double[][] Draw(IReadOnlyList<double[]> rounds, Random random) => [.. rounds.Select(_ => rounds[random.Next(rounds.Count)])];

    private static double P99(IEnumerable<double[]> rounds)
    {
        var sorted = rounds.SelectMany(round => round).Order().ToArray();
        return sorted[(int)Math.Ceiling(0.99 * sorted.Length) - 1];
    }
}
