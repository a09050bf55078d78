using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Core.Sync;
using OneStop.Host.Commands;
using OneStop.Host.Delivery;
using OneStop.IntegrationTests.Destinations;
using OneStop.IntegrationTests.Host;

namespace OneStop.IntegrationTests.Operations;

/// <summary>What an operator learns from the store alone while a far side is down, and what a running hub says there of itself.</summary>
public sealed class InterruptionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Off = "--Destinations:portal:Enabled=false";

    [Fact]
    public async Task AnyVerb_PortalIsDown_SaysSoUntilItIsBack()
    {
        portal.Reset();
        await using var province = await StartedAsync();
        Assert.Equal(0, await RunAsync(province, "status"));
        portal.Stop();
        var code = SyncBodies.NewCode();
        await province.PutAsync(code);
        await UntilToldAsync(province, isDown: true);

        foreach (var verb in (string[][])[["status"], ["status", Off], ["deliveries"], ["why", code]])
        {
            Assert.Equal(1, await RunAsync(province, verb));
        }

        var entry = (await province.GetAsync($"v1/dossiers/{code}/timeline"))["entries"]!.AsArray()[^1]!;
        Assert.Equal(("hold", "waits-to-be-sent", "portal"), ((string)entry["kind"]!, (string)entry["what"]!, (string)entry["destination"]!));
        Assert.NotNull(entry["error"]);
        portal.Reset();
        await province.UntilSentAsync();
        await UntilToldAsync(province, isDown: false);
        Assert.Equal(0, await RunAsync(province, "status"));
        Assert.Equal(0, await RunAsync(province, "why", code));
    }

    [Fact]
    public async Task Deliveries_UnknownDestinationOrCause_IsMisspelt()
    {
        portal.Reset();
        await using var province = await StartedAsync();
        Assert.Equal(2, await RunAsync(province, "deliveries", "--destination", "cong-nao"));
        Assert.Equal(2, await RunAsync(province, "deliveries", "--cause", "cause-nao"));
        Assert.Equal(0, await RunAsync(province, "deliveries", "--destination", "portal", Off));
    }

    [Fact]
    public async Task Forget_WithoutTheServicesSettings_IsRefusedWhileTheHubRunsAndWhileSomethingIsHeld()
    {
        portal.Reset();
        await using var province = await StartedAsync();
        var code = SyncBodies.NewCode();
        portal.Book.Refuse(code, "Dữ liệu không hợp lệ");
        await province.PutAsync(code);
        await province.UntilHeldAsync(1);
        await UntilToldAsync(province, isDown: false);
        await province.Hub.App.Services.GetRequiredService<IDestinationSwitches>()
            .SetAsync(new("portal", IsPaused: true, "CB-THU-01", "ngừng dùng", DateTimeOffset.UtcNow.AddMinutes(-1)), default);

        Assert.Equal(1, await RunAsync(province, "forget", "portal", "--reason", "thử", "--and-its-held-events", Off));
        await province.UntilHeldAsync(1);
        var settings = province.Hub.Arguments();
        await province.StopAsync();
        Assert.Equal(1, await HubCommands.InvokeAsync(["forget", "portal", "--reason", "thử", .. settings, Off]));
        Assert.Equal(1, await HubCommands.InvokeAsync(["deliveries", .. settings, Off]));
        Assert.Equal(0, await HubCommands.InvokeAsync(["forget", "portal", "--reason", "thử", "--and-its-held-events", .. settings, Off]));
        Assert.Equal(0, await HubCommands.InvokeAsync(["deliveries", .. settings, Off]));
        portal.Book.Accept(code);
    }

    [Fact]
    public async Task Metrics_WhatWaitsAndIsDead_StandsThereByDestination()
    {
        portal.Reset();
        await using var province = await StartedAsync();
        var dead = SyncBodies.NewCode();
        portal.Book.Refuse(dead, "Dữ liệu không hợp lệ");
        await province.PutAsync(dead);
        await province.UntilHeldAsync(1);
        var services = province.Hub.App.Services;
        await services.GetRequiredService<IDestinationSwitches>().SetAsync(new("portal", IsPaused: true, "CB-THU-01", "thử", DateTimeOffset.UtcNow), default);
        await province.UntilAsync("v1/deliveries", _ => !services.GetRequiredService<DestinationGates>().IsOpen("portal"));
        await province.PutAsync(SyncBodies.NewCode());
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var found = Queue(services);
        while (found.GetValueOrDefault("onestop.queue.waiting") != 1 || found.GetValueOrDefault("onestop.queue.dead") != 1)
        {
            Assert.False(limit.IsCancellationRequested, string.Join(", ", found));
            await Task.Yield();
            found = Queue(services);
        }

        Assert.Equal(0, found["onestop.queue.held"]);
        Assert.True(found["onestop.queue.oldest"] > 0);
        portal.Book.Accept(dead);
    }

    // Not over /metrics: that tells of every hub of this process at once.
    private static Dictionary<string, double> Queue(IServiceProvider services)
    {
        var found = new Dictionary<string, double>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, services.GetRequiredService<IMeterFactory>()) && instrument.Name.StartsWith("onestop.queue.", StringComparison.Ordinal))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.Start();
        listener.RecordObservableInstruments();
        return found;

        void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            Assert.Equal([new("destination", "portal")], tags.ToArray());
            found[instrument.Name] = value;
        }
    }

    private static async Task UntilToldAsync(ProvinceUnderTest province, bool isDown)
    {
        var beats = province.Hub.App.Services.GetRequiredService<IDestinationBeats>();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!(await beats.ListAsync(limit.Token)).Any(beat => beat.Destination == "portal" && isDown == (beat.Error is not null)))
        {
            await Task.Yield();
        }
    }

    private async Task<ProvinceUnderTest> StartedAsync()
    {
        var province = new ProvinceUnderTest(portal);
        await province.StartAsync();
        return province;
    }

    private static Task<int> RunAsync(ProvinceUnderTest province, params string[] words) =>
        HubCommands.InvokeAsync([.. words.Where(word => word != Off), .. province.Hub.Arguments(), .. words.Where(word => word == Off)]);
}
