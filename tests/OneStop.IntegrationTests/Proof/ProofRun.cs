using System.Globalization;

namespace OneStop.IntegrationTests.Proof;

/// <summary>How much is proved, and by which seed. ONESTOP_SOAK=1 takes the long set, ONESTOP_SEED repeats a schedule.</summary>
internal static class ProofRun
{
    public static bool IsSoak => Environment.GetEnvironmentVariable("ONESTOP_SOAK") == "1";

    public static int Seed => int.TryParse(Environment.GetEnvironmentVariable("ONESTOP_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var given)
        ? given
        : Random.Shared.Next(1, 1_000_000);

    public static int Of(int brief, int soak) => IsSoak ? soak : brief;

    /// <summary>One line per scenario, on the console too: the figures are the point of the run.</summary>
    public static void Print(string line)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        TestContext.Current.SendDiagnosticMessage(line);
        Console.WriteLine($"[proof] {line}");
    }
}
