using OneStop.Benchmarks.Reporting;

namespace OneStop.Benchmarks.Sync;

/// <summary>What was measured of synchronisation on one store.</summary>
internal sealed class SyncMeasurements(string store)
{
    public string Store => store;

    public SyncEntry BareInsert { get; } = new($"B3 bare group commit of the same rows, {store}");

    public SyncEntry Append { get; } = new($"Hub's journal, {store}");

    public SyncEntry Put { get; } = new($"Hub, PUT /v1/dossiers/…, {store}");

    public SyncEntry BareBytes { get; } = new($"B4 bare batch loop, recorded bytes, {store}");

    public SyncEntry BareLoop { get; } = new($"B5 bare batch loop, the same records made, {store}");

    public SyncEntry Dispatch { get; } = new($"Hub's engine and portal adapter, {store}");

    public SyncEntry WithoutDead { get; } = new($"Twin hubs: nothing beside, {store}");

    public SyncEntry BesideDead { get; } = new($"Twin hubs: beside a dead destination, {store}");

    /// <summary>Both in this process, so that they share its cores: what working together costs, not what a second machine brings.</summary>
    public SyncEntry TwoNodes { get; } = new($"The same on two nodes, {store}");

    public SyncEntry BarePost { get; } = new($"Bare POST, idle, {store}");

    public SyncEntry Enqueue { get; } = new($"Hub, append to arrival, idle, {store}");

    public SyncEntry Drain { get; } = new($"Hub, drain, {store}");

    public SyncEntry DrainBeside { get; } = new($"Hub, drain beside look-ups, {store}");

    public SyncEntry Lookups { get; } = new($"Look-ups alone, {store}", keepsAll: true);

    public SyncEntry LookupsBeside { get; } = new($"Look-ups beside the drain, {store}", keepsAll: true);

    public IReadOnlyList<SyncEntry> All =>
        [BareInsert, Append, Put, BareBytes, BareLoop, Dispatch, TwoNodes, BarePost, Enqueue, Drain, DrainBeside, Lookups, LookupsBeside, WithoutDead, BesideDead];

    public int Errors => All.Sum(entry => entry.Errors);

    /// <summary>Ratios and differences are taken round by round, between neighbours in time; the look-ups' tail over all rounds together.</summary>
    public IReadOnlyList<Verdict> Verdicts =>
    [
        new($"Durable accept / bare group commit, {store}", "≥ 0.85", Ratio(Append.PerSecond, BareInsert.PerSecond), ratio => ratio >= 0.85, ""),
        new($"Dispatch / bare batch loop of the same records, {store}", "≥ 0.85", Ratio(Dispatch.PerSecond, BareLoop.PerSecond), ratio => ratio >= 0.85, ""),
        new($"Dispatch / the same bytes recorded before, {store}", "–", Ratio(Dispatch.PerSecond, BareBytes.PerSecond), _ => true, ""),
        new($"Append to arrival p50 − bare POST p50, idle, {store}", "≤ 3 ms", Above(Enqueue.P50, BarePost.P50), above => above <= 3, " ms"),
        new($"Append to arrival p99 − bare POST p99, idle, {store}", "–", Above(Enqueue.P99, BarePost.P99), _ => true, " ms"),
        new($"Drain beside look-ups, {store}", "≥ 5000/s", Estimate.Of(DrainBeside.PerSecond), rate => rate >= 5000, "/s"),
        .. TwoNodes.PerSecond.Count == 0
            ? Array.Empty<Verdict>()
            : [new($"Two nodes / one, on the same cores, {store}", "–", Ratio(TwoNodes.PerSecond, Dispatch.PerSecond), _ => true, "")],
        new($"Look-ups' p99 beside the drain, loss, {store}", "≤ 20 %", Percent(PooledTail.Ratio(LookupsBeside.Rounds, Lookups.Rounds), ratio => ratio - 1), loss => loss <= 20, " %"),
        new($"A dead destination's cost to the other, {store}", "≤ 2 %", Percent(Ratio(BesideDead.PerSecond, WithoutDead.PerSecond), ratio => 1 - ratio), cost => cost <= 2, " %"),
    ];

    private static Estimate Ratio(IEnumerable<double> hub, IEnumerable<double> baseline) => Estimate.Of(hub.Zip(baseline, (a, b) => a / b));

    private static Estimate Above(IEnumerable<double> hub, IEnumerable<double> baseline) => Estimate.Of(hub.Zip(baseline, (a, b) => a - b));

    private static Estimate Percent(Estimate ratio, Func<double, double> share)
    {
        var ends = new[] { 100 * share(ratio.Low), 100 * share(ratio.High) };
        return new(100 * share(ratio.Median), ends.Min(), ends.Max());
    }
}
