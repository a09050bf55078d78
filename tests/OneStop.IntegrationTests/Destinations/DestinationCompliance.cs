using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync;
using OneStop.IntegrationTests.Compliance;

namespace OneStop.IntegrationTests.Destinations;

/// <summary>What every destination owes the engine, whatever its wire.</summary>
public abstract class DestinationCompliance : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly List<IDisposable> benches = [];

    /// <summary>Requests that carried an event and reached the far side in this test.</summary>
    protected abstract int Requests { get; }

    /// <summary>Everything the far side saw outside a body: addresses and queries.</summary>
    protected abstract IReadOnlyList<string> Addresses { get; }

    /// <summary>What the far side took, in order: dossier code and version's words.</summary>
    protected abstract IReadOnlyList<(string Code, DossierStatus Status)> Effects { get; }

    public abstract ValueTask InitializeAsync();

    public virtual ValueTask DisposeAsync()
    {
        benches.ForEach(bench => bench.Dispose());
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Send_SeveralStreams_AllDeliveredAndEachInOrder()
    {
        var batch = new[]
        {
            Deliveries.Of(1), Deliveries.Of(2), Deliveries.Of(1, 2, DossierStatus.Processing), Deliveries.Of(3),
            Deliveries.Of(2, 2, DossierStatus.Processing), Deliveries.Of(1, 3, DossierStatus.Finished),
        };
        var report = await Bench().SendAsync(batch);
        Assert.Null(report.Unavailable);
        Assert.All(report.Outcomes, outcome => Assert.IsType<DeliveryOutcome.Delivered>(outcome));
        Assert.Equal([DossierStatus.Received, DossierStatus.Processing, DossierStatus.Finished], TakenOf(1));
        Assert.Equal([DossierStatus.Received, DossierStatus.Processing], TakenOf(2));
        Assert.Equal([DossierStatus.Received], TakenOf(3));
    }

    // Gateways of the older kind answer 411 to a body in chunks, or hand an empty one on.
    [Fact]
    public async Task Send_WhateverIsSent_AnnouncesItsLength()
    {
        var bench = Bench();
        Assert.Null((await bench.SendAsync(Deliveries.Of(1), Deliveries.Of(2, steps: 2))).Unavailable);
        Assert.NotEmpty(bench.Bodies.Announced);
        Assert.All(bench.Bodies.Announced, length => Assert.True(length > 0));
    }

    // F21
    [Fact]
    public async Task Send_FarSideFailing_UnknownAndEverybodyWaits()
    {
        Fall(Sickness.Failing);
        var report = await Bench().SendAsync(Deliveries.Of(1));
        Assert.IsType<DeliveryOutcome.Unknown>(Assert.Single(report.Outcomes));
        Assert.Equal(ErrorCode.DestinationFailing, report.Unavailable?.Code);
        Assert.Equal(1, Requests);
    }

    // F22
    [Fact]
    public async Task Send_FarSideThrottling_NotSentAndItsTimeIsHandedOn()
    {
        Fall(Sickness.Throttled);
        var report = await Bench().SendAsync(Deliveries.Of(1), Deliveries.Of(2));
        Assert.All(report.Outcomes, outcome => Assert.IsType<DeliveryOutcome.NotSent>(outcome));
        Assert.Equal((ErrorCode.DestinationThrottled, TimeSpan.FromSeconds(7)), (report.Unavailable!.Code, report.Unavailable.RetryAfter));
    }

    // F29: it arrived, and nobody says so.
    [Fact]
    public async Task Send_ConnectionCutAfterTheWork_UnknownAndSentOnce()
    {
        Fall(Sickness.DroppedAfterWork);
        var report = await Bench().SendAsync(Deliveries.Of(1, steps: 0));
        Assert.IsType<DeliveryOutcome.Unknown>(Assert.Single(report.Outcomes));
        Assert.Equal(ErrorCode.DestinationUnreachable, report.Unavailable?.Code);
        Assert.Equal([DossierStatus.Received], TakenOf(1));
        Assert.Equal(1, Requests);
    }

    // F19: asleep between the question whether it may send and the sending.
    [Fact]
    public async Task Send_LeaseLapsesBeforeTheBytesLeave_SendsNothing()
    {
        var lapsed = new GivenLease(() => true, isFresh: false);
        var report = await Bench().SendAsync(Deliveries.Of(1) with { Lease = lapsed }, Deliveries.Of(1, 2) with { Lease = lapsed });
        Assert.All(report.Outcomes, outcome => Assert.IsType<DeliveryOutcome.NotSent>(outcome));
        Assert.Null(report.Unavailable);
        Assert.Equal(0, Requests);
        Assert.Empty(Effects);
    }

    [Fact]
    public async Task Send_NobodyListens_NotSent()
    {
        Fall(Sickness.Gone);
        var report = await Bench().SendAsync(Deliveries.Of(1), Deliveries.Of(1, 2));
        Assert.All(report.Outcomes, outcome => Assert.IsType<DeliveryOutcome.NotSent>(outcome));
        Assert.Equal(ErrorCode.DestinationUnreachable, report.Unavailable?.Code);
    }

    // I2, F23: what may have arrived is not repeated behind the engine's back.
    [Fact]
    public async Task Send_NoAnswer_SentOnceAndUnknown()
    {
        var clock = new SignallingTime();
        var bench = Bench(clock);
        await bench.SendAsync(Deliveries.Of(9));
        var before = Requests;
        Fall(Sickness.Never);
        var sending = bench.SendAsync(Deliveries.Of(1));
        await ArrivedAsync(before + 1).WaitAsync(Patience);
        clock.Advance(TimeSpan.FromMinutes(1));
        var report = await sending.WaitAsync(Patience);
        Assert.IsType<DeliveryOutcome.Unknown>(Assert.Single(report.Outcomes));
        Assert.Equal(ErrorCode.DestinationFailing, report.Unavailable?.Code);
        Assert.Equal(before + 1, Requests);
    }

    // F35: poison harms nobody but its own stream.
    [Fact]
    public async Task Send_OneEventRefused_NeighboursDeliveredAndNothingFollowsItsStream()
    {
        Refuse(Deliveries.Code(2));
        var report = await Bench().SendAsync(
            Deliveries.Of(1), Deliveries.Of(2), Deliveries.Of(3), Deliveries.Of(2, 2, DossierStatus.Processing), Deliveries.Of(3, 2, DossierStatus.Processing));
        Assert.Null(report.Unavailable);
        Assert.Equal(ErrorCode.DestinationRejectsData, Assert.IsType<DeliveryOutcome.Refused>(report.Outcomes[1]).Fault.Code);
        Assert.IsType<DeliveryOutcome.NotSent>(report.Outcomes[3]);
        Assert.All(new[] { 0, 2, 4 }, i => Assert.IsType<DeliveryOutcome.Delivered>(report.Outcomes[i]));
        Assert.Empty(TakenOf(2));
    }

    // F35, with a bound: halving, not one by one.
    [Fact]
    public async Task Send_OneBadOfAHundred_NinetyNineDeliveredWithFewRequests()
    {
        Refuse(Deliveries.Code(42));
        var report = await Bench().SendAsync([.. Enumerable.Range(1, 100).Select(i => Deliveries.Of(i, steps: 0))]);
        Assert.Equal(99, report.Outcomes.Count(outcome => outcome is DeliveryOutcome.Delivered));
        Assert.IsType<DeliveryOutcome.Refused>(report.Outcomes[41]);
        Assert.Equal(99, Effects.Count);
        Assert.InRange(Requests, 2, 1 + (2 * 7));
    }

    [Fact]
    public async Task Send_CallerStops_CancellationPropagates()
    {
        var bench = Bench();
        await bench.SendAsync(Deliveries.Of(9));
        var before = Requests;
        Fall(Sickness.Never);
        using var caller = new CancellationTokenSource();
        var sending = bench.Destination.SendAsync([Deliveries.Of(1)], caller.Token);
        await ArrivedAsync(before + 1).WaitAsync(Patience);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    // I6
    [Fact]
    public async Task Send_WellAndBadly_NoPersonInLogsOrAddresses()
    {
        var bench = Bench();
        await bench.SendAsync(Deliveries.Of(1));
        Refuse(Deliveries.Code(2));
        await bench.SendAsync(Deliveries.Of(2));
        Fall(Sickness.Failing);
        await bench.SendAsync(Deliveries.Of(3));
        var written = bench.Logs.GetSnapshot().Select(record => record.ToString()).Concat(Addresses).ToList();
        Assert.NotEmpty(bench.Logs.GetSnapshot());
        Assert.All(
            new[] { Deliveries.Name, Deliveries.PersonalNumber, Deliveries.Phone },
            canary => Assert.DoesNotContain(written, text => text.Contains(canary, StringComparison.OrdinalIgnoreCase)));
    }

    internal DestinationBench Bench(TimeProvider? clock = null, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>(Settings);
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        var bench = new DestinationBench(all, clock);
        benches.Add(bench);
        return bench;
    }

    protected abstract IReadOnlyDictionary<string, string?> Settings { get; }

    protected abstract void Fall(Sickness sickness);

    protected abstract void Refuse(DossierCode code);

    /// <summary>Completes when so many requests have reached the far side in this test.</summary>
    protected abstract Task ArrivedAsync(int requests);

    private IEnumerable<DossierStatus> TakenOf(int dossier) =>
        Effects.Where(effect => effect.Code == Deliveries.Code(dossier).Text).Select(effect => effect.Status);
}
