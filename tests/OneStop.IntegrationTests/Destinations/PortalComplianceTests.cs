using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.IntegrationTests.Destinations;

public class PortalComplianceTests(PortalFixture fixture) : DestinationCompliance, IClassFixture<PortalFixture>
{
    protected override IReadOnlyDictionary<string, string?> Settings => fixture.Settings;

    protected override int Requests => fixture.Business().Count;

    protected override IReadOnlyList<string> Addresses => [.. fixture.Entries.Select(entry => $"{entry.Operation} {entry.SubjectKey} {entry.RequestId}")];

    protected override IReadOnlyList<(string Code, DossierStatus Status)> Effects =>
        [.. fixture.Effects.Where(effect => effect.Kind is "create" or "update").Select(effect => (effect.Code, PortalFixture.StatusOf(effect.Status)))];

    public override ValueTask InitializeAsync()
    {
        fixture.Reset();
        return ValueTask.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        fixture.Reset();
        GC.SuppressFinalize(this);
    }

    protected override void Fall(Sickness sickness)
    {
        switch (sickness)
        {
            case Sickness.Failing:
                fixture.SwitchOn("server-error");
                break;
            case Sickness.Throttled:
                fixture.SwitchOn("throttled");
                break;
            case Sickness.DroppedAfterWork:
                fixture.SwitchOn("dropped-after-work");
                break;
            case Sickness.Never:
                fixture.SwitchOn("never");
                break;
            default:
                fixture.Stop();
                break;
        }
    }

    protected override void Refuse(DossierCode code) => fixture.Book.Refuse(code.Text, "Dữ liệu không hợp lệ");

    protected override Task ArrivedAsync(int requests) => fixture.ArrivedAsync(requests);
}

public sealed class PortalFacadeComplianceTests(PortalFixture fixture) : PortalComplianceTests(fixture)
{
    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?>(base.Settings) { ["Destinations:portal:Protocol"] = "facade" };

    [Fact]
    public async Task Send_WhatTheFacadeHasNoServiceFor_IsRefusedWithTheReasonAndDossiersGoOn()
    {
        var bench = Bench();
        var rating = Deliveries.Voice(EventKind.Rating, "danh-gia:H49.14:2026-03") with
        {
            Rating = new(Deliveries.Unit, "UBND phường MẪU", 2026, 3, 20, new(40, 50, 10), new(60, 40, 0)),
        };

        var report = await bench.SendAsync(Deliveries.Wrap(rating, 1), Deliveries.Of(1));

        Assert.Contains(EventKind.Rating, bench.Destination.Descriptor.Kinds);
        Assert.Equal(ErrorCode.DestinationWithoutService, Assert.IsType<DeliveryOutcome.Refused>(report.Outcomes[0]).Fault.Code);
        Assert.IsType<DeliveryOutcome.Delivered>(report.Outcomes[1]);
        Assert.Null(report.Unavailable);
    }
}

/// <summary>The facade that has an address each for creating, updating and steps, and answers steps with a sentence.</summary>
public sealed class PortalSeparateFacadeComplianceTests(PortalFixture fixture) : PortalComplianceTests(fixture)
{
    private readonly PortalFixture fixture = fixture;

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(base.Settings)
    {
        ["Destinations:portal:Protocol"] = "facade",
        ["Destinations:portal:StepsAnswerText"] = "true",
        ["Destinations:portal:Paths:Create"] = "KetNoiMotCuaQuocGia/ThemMoiHoSo",
        ["Destinations:portal:Paths:Update"] = "KetNoiMotCuaQuocGia/CapNhatHoSo",
        ["Destinations:portal:Paths:Steps"] = "KetNoiMotCuaQuocGia/DongBoTienTrinh",
        ["Destinations:portal:Paths:Lookup"] = "KetNoiMotCuaQuocGia/TraCuuHoSo",
    };

    // C36, where it bites hardest: a sentence is expected, so nothing but the content type tells a page from an answer.
    [Fact]
    public async Task Send_PageInsteadOfTheSentence_UnknownAndEverybodyWaits()
    {
        // The record is taken, the step's answer is lost; the page speaks of the session, as a log-in page does.
        fixture.SwitchOn("html-after-work", operation: "CapNhatTienDoHoSoMC");
        var report = await Bench().SendAsync(Deliveries.Of(1));
        Assert.IsType<DeliveryOutcome.Unknown>(Assert.Single(report.Outcomes));
        Assert.Equal(ErrorCode.DestinationMalformed, report.Unavailable?.Code);
    }
}
