using OneStop.Benchmarks.Loading;

namespace OneStop.Benchmarks.Sync;

/// <summary>One line of the table of synchronisation, a value per round; what does not apply stays empty.</summary>
/// <param name="keepsAll">Whether every request's time is kept, for a tail over all rounds.</param>
internal sealed class SyncEntry(string name, bool keepsAll = false)
{
    public string Name => name;

    public List<double> PerSecond { get; } = [];

    public List<double> P50 { get; } = [];

    public List<double> P99 { get; } = [];

    public List<double[]> Rounds { get; } = [];

    public int Errors { get; private set; }

    public void Add(Sample sample)
    {
        PerSecond.Add(sample.PerSecond);
        P50.Add(sample.P50);
        P99.Add(sample.P99);
        if (keepsAll)
        {
            Rounds.Add(sample.Milliseconds);
        }

        Errors += sample.Errors;
    }

    public void Add(double perSecond, int errors)
    {
        PerSecond.Add(perSecond);
        Errors += errors;
    }
}
