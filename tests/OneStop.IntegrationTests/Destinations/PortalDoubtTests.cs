using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.IntegrationTests.Destinations;

/// <summary>I5: what may have arrived is asked about before it is sent again; and what the portal holds can be read back.</summary>
public sealed class PortalDoubtTests : IClassFixture<PortalFixture>, IDisposable
{
    private readonly PortalFixture fixture;
    private readonly DestinationBench bench;

    public PortalDoubtTests(PortalFixture fixture)
    {
        this.fixture = fixture;
        fixture.Reset();
        bench = new(fixture.Settings);
    }

    public void Dispose()
    {
        bench.Dispose();
        fixture.Reset();
    }

    // F29 and what follows from it.
    [Fact]
    public async Task Send_AgainAfterALostAnswer_AskedFirstAndNothingTwice()
    {
        await bench.SendAsync(Deliveries.Of(9, steps: 0));
        fixture.SwitchOn("dropped-after-work", times: 1);
        Assert.IsType<DeliveryOutcome.Unknown>((await bench.SendAsync(Deliveries.Of(1, steps: 2))).Outcomes.Single());
        var report = await bench.SendAsync(Deliveries.Of(1, steps: 2, uncertain: true));
        Assert.IsType<DeliveryOutcome.Delivered>(report.Outcomes.Single());
        Assert.Single(fixture.Business("TraCuuHoSo"));
        Assert.Equal(["create", "same", "step", "step"], fixture.Effects.Where(effect => effect.Code == Deliveries.Code(1).Text).Select(effect => effect.Kind));
    }

    [Fact]
    public async Task Send_UncertainAndNotThere_Created()
    {
        await bench.SendAsync(Deliveries.Of(1, 4, DossierStatus.Processing, steps: 0, uncertain: true));
        Assert.Equal("create", Assert.Single(fixture.Effects).Kind);
        Assert.Equal(2, fixture.Business().Count);
    }

    // F38: a hub from yesterday's backup overwrites nothing that it doesn't know of.
    [Fact]
    public async Task Send_PortalFurtherThanTheJournalKnows_RefusedAndNothingSent()
    {
        await bench.SendAsync(Deliveries.Of(1, 1, DossierStatus.Finished, steps: 0));
        var effects = fixture.Effects.Count;
        var restored = Deliveries.Of(1, 2, DossierStatus.Processing, uncertain: true);
        bench.Journal.Add(restored);
        var report = await bench.SendAsync(restored, Deliveries.Of(1, 3, DossierStatus.SupplementRequested, uncertain: true));
        Assert.Equal(ErrorCode.DeliveryAhead, Assert.IsType<DeliveryOutcome.Refused>(report.Outcomes[0]).Fault.Code);
        Assert.IsType<DeliveryOutcome.NotSent>(report.Outcomes[1]);
        Assert.Equal(effects, fixture.Effects.Count);
    }

    // A withdrawal at the portal is as final as our own end of processing, and another one.
    [Fact]
    public async Task Send_PortalEndedOtherwise_Refused()
    {
        await bench.SendAsync(Deliveries.Of(1, 1, DossierStatus.Withdrawn, steps: 0));
        var report = await bench.SendAsync(Deliveries.Of(1, 2, DossierStatus.Finished, uncertain: true));
        Assert.Equal(ErrorCode.DeliveryAhead, Assert.IsType<DeliveryOutcome.Refused>(report.Outcomes[0]).Fault.Code);
    }

    // A predecessor sent more than it could write down: what the portal shows is our own later event.
    [Fact]
    public async Task Send_PortalShowsALaterEventOfOurs_SupersededUpToIt()
    {
        var events = new[]
        {
            Deliveries.Of(1, 1, DossierStatus.Received, steps: 0, uncertain: true), Deliveries.Of(1, 2, DossierStatus.Processing, steps: 0, uncertain: true),
            Deliveries.Of(1, 3, DossierStatus.Finished, steps: 1, uncertain: true),
        };
        foreach (var delivery in events)
        {
            bench.Journal.Add(delivery);
            await bench.SendAsync(delivery with { Uncertain = false });
        }

        var report = await bench.SendAsync(events);
        Assert.IsType<DeliveryOutcome.Superseded>(report.Outcomes[0]);
        Assert.IsType<DeliveryOutcome.Superseded>(report.Outcomes[1]);
        Assert.IsType<DeliveryOutcome.Delivered>(report.Outcomes[2]);
        Assert.Single(fixture.Business("TraCuuHoSo"));
        Assert.Equal(["create", "update", "update", "step"], fixture.Effects.Take(4).Select(effect => effect.Kind));
        Assert.All(fixture.Effects.Skip(4), effect => Assert.Contains(effect.Kind, new[] { "same", "step-repeat", "key-repeat" }));
    }

    // The portal still shows an earlier event: reopened dossiers go back, and that isn't the far side being ahead.
    [Fact]
    public async Task Send_PortalShowsAnEarlierEventOfOurs_Sent()
    {
        var finished = Deliveries.Of(1, 1, DossierStatus.Finished, steps: 0);
        var reopened = Deliveries.Of(1, 2, DossierStatus.Processing, steps: 0, uncertain: true);
        bench.Journal.Add(finished);
        bench.Journal.Add(reopened);
        await bench.SendAsync(finished);
        Assert.IsType<DeliveryOutcome.Delivered>((await bench.SendAsync(reopened)).Outcomes.Single());
        Assert.Equal("4", fixture.Book.Dossier(Deliveries.Code(1).Text)!.Status);
    }

    [Fact]
    public async Task Send_UncertainAndPortalDown_NotSentAndEverybodyWaits()
    {
        await bench.SendAsync(Deliveries.Of(9, steps: 0));
        fixture.SwitchOn("server-error");
        var report = await bench.SendAsync(Deliveries.Of(1, uncertain: true), Deliveries.Of(2));
        Assert.Equal(ErrorCode.DestinationFailing, report.Unavailable?.Code);
        Assert.All(report.Outcomes, outcome => Assert.IsType<DeliveryOutcome.NotSent>(outcome));
        Assert.DoesNotContain(fixture.Business("DongBoHoSoMC"), entry => entry.Outcome.StartsWith("overlay", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Far_AfterSending_FoundCountedAndListed()
    {
        await bench.SendAsync(Deliveries.Of(1, 1, DossierStatus.Finished), Deliveries.Of(2), Deliveries.Of(3));
        var day = new DateOnly(2026, 11, 22);
        var found = await bench.Far.FindAsync(Deliveries.Code(1), CancellationToken.None);
        Assert.Equal((DossierStatus.Finished, new DateTimeOffset(2026, 11, 22, 8, 30, 0, TimeSpan.FromHours(7))), (found?.Status, found?.ReceivedAt));
        Assert.Null(await bench.Far.FindAsync(Deliveries.Code(4), CancellationToken.None));
        var digests = await bench.Far.DigestsAsync(day, day, CancellationToken.None);
        Assert.Equal([(DossierStatus.Received, 2), (DossierStatus.Finished, 1)], digests.Select(digest => (digest.Status!.Value, digest.Count)));
        Assert.All(digests, digest => Assert.Equal(64, digest.Digest.Length));
        var listed = await bench.Far.ListAsync(day, DossierStatus.Received, CancellationToken.None);
        Assert.Equal([Deliveries.Code(2).Text, Deliveries.Code(3).Text], listed.Select(dossier => dossier.Code));
    }

    [Fact]
    public async Task Far_NoAnswerToBeTrusted_Throws()
    {
        await bench.SendAsync(Deliveries.Of(9, steps: 0));
        fixture.SwitchOn("html-login-page");
        var thrown = await Assert.ThrowsAsync<FarSideException>(() => bench.Far.FindAsync(Deliveries.Code(1), CancellationToken.None));
        Assert.Equal(ErrorCode.DestinationMalformed, thrown.Fault.Code);
    }
}
