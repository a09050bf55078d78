namespace OneStop.Benchmarks.Reporting;

/// <summary>Everything that was measured, in the order in which it takes turns: each next to its baseline.</summary>
internal sealed record Measurements(
    Pace Pace,
    string Machine,
    Entry Handler,
    Entry PopulationHop,
    Entry PopulationLookup,
    Entry EnterpriseHop,
    Entry EnterpriseLookup,
    Entry HopSlow,
    Entry LookupSlow,
    Entry FanOutLoaded,
    Entry PrefillLoaded,
    Entry HopLight,
    Entry LookupLight,
    Entry FanOut,
    Entry Prefill,
    Entry FanOutSlow,
    Entry PrefillSlow)
{
    public IReadOnlyList<Entry> All =>
    [
        Handler, PopulationHop, PopulationLookup, EnterpriseHop, EnterpriseLookup, HopSlow, LookupSlow, FanOutLoaded, PrefillLoaded,
        HopLight, LookupLight, FanOut, Prefill, FanOutSlow, PrefillSlow,
    ];

    public int Errors => All.Sum(entry => entry.Samples.Sum(sample => sample.Errors));

    /// <summary>Ratios and differences are taken round by round, between neighbours in time.</summary>
    public IReadOnlyList<Verdict> Verdicts =>
    [
        new("Look-up population / bare YARP, throughput", "≥ 0.5", Ratio(PopulationLookup, PopulationHop), ratio => ratio >= 0.5, ""),
        new("Look-up enterprise / bare YARP, throughput", "≥ 0.5", Ratio(EnterpriseLookup, EnterpriseHop), ratio => ratio >= 0.5, ""),
        new("Look-up population / bare YARP, throughput, population answering in 30 ms", "≥ 0.5", Ratio(LookupSlow, HopSlow), ratio => ratio >= 0.5, ""),
        new("Prefill p50 − slowest source, answering at once", "≤ 3 ms", Above(Prefill, FanOut), above => above <= 3, " ms"),
        new("Prefill p50 − slowest source, answering in 30 ms", "≤ 3 ms", Above(PrefillSlow, FanOutSlow), above => above <= 3, " ms"),
    ];

    private static Estimate Ratio(Entry hub, Entry baseline) =>
        Estimate.Of(hub.Samples.Zip(baseline.Samples, (a, b) => a.PerSecond / b.PerSecond));

    private static Estimate Above(Entry hub, Entry source) => Estimate.Of(hub.Samples.Zip(source.Samples, (a, b) => a.P50 - b.P50));
}

internal sealed record Verdict(string What, string Target, Estimate Measured, Func<double, bool> Meets, string Unit)
{
    public bool IsMet => Meets(Measured.Median);
}
