using System.Text.Json.Nodes;
using OneStop.Host.Commands;
using OneStop.IntegrationTests.Destinations;
using OneStop.IntegrationTests.Host;

namespace OneStop.IntegrationTests.Operations;

/// <summary>What operators see and do, over the API and the real portal's stand-in.</summary>
public sealed class OperatorRouteTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    // F05
    [Fact]
    public async Task Replay_HubLostInTheMiddle_GoesOnAndSendsEachOnce()
    {
        portal.Reset();
        await using var province = new ProvinceUnderTest(portal);
        await province.StartAsync();
        var codes = await HeldAsync(province, 4);
        var preview = (await province.GetAsync("v1/deliveries/replays", HttpMethod.Post, Order(dryRun: true)))["preview"]!;
        Assert.Equal(codes.Order(), preview["held"]!.AsArray().Select(one => (string)one!["held"]!["stream"]!).Order());
        Assert.All(preview["held"]!.AsArray(), one => Assert.True((bool)one!["asked"]! && one["farSide"] is null));

        codes.ForEach(portal.Book.Accept);
        var started = (await province.GetAsync("v1/deliveries/replays", HttpMethod.Post, Order(), 202))["replay"]!;
        var path = $"v1/deliveries/replays/{(string)started["id"]!}";
        Assert.Equal("replay.empty", (string)(await province.GetAsync("v1/deliveries/replays", HttpMethod.Post, Order(), 409))["code"]!);
        await province.UntilAsync(path, task => (long)task["released"]! is >= 1 and < 4);
        await province.StopAsync();
        await province.StartAsync();
        await province.UntilAsync(path, task => (string)task["state"]! == "done" && (long)task["delivered"]! == 4);

        Assert.All(codes, code => Assert.Single(portal.Effects, effect => effect.Code == code && effect.Kind == "create"));
        Assert.Equal("replay.ended", (string)(await province.GetAsync($"{path}:cancel", HttpMethod.Post, status: 409))["code"]!);
    }

    [Fact]
    public async Task Replay_Cancelled_LeavesTheRestHeld()
    {
        portal.Reset();
        await using var province = new ProvinceUnderTest(portal);
        await province.StartAsync();
        var codes = await HeldAsync(province, 3);
        await province.GetAsync("v1/destinations/portal:pause", HttpMethod.Post, new JsonObject { ["reason"] = "Cổng bảo trì" });
        await province.UntilAsync("v1/deliveries", answer => answer["destinations"]![0]!["paused"] is not null);
        var id = (string)(await province.GetAsync("v1/deliveries/replays", HttpMethod.Post, Order(), 202))["replay"]!["id"]!;

        Assert.Equal("cancelled", (string)(await province.GetAsync($"v1/deliveries/replays/{id}:cancel", HttpMethod.Post))["state"]!);

        await province.UntilHeldAsync(3);
        Assert.Equal("replay.unknown", (string)(await province.GetAsync("v1/deliveries/replays/none:pause", HttpMethod.Post, status: 404))["code"]!);
        codes.ForEach(portal.Book.Accept);
    }

    [Fact]
    public async Task Timeline_OfARefusedDossier_TellsEverythingAndNobody()
    {
        portal.Reset();
        await using var province = new ProvinceUnderTest(portal);
        await province.StartAsync();
        var code = (await HeldAsync(province, 1))[0];
        await province.GetAsync("v1/destinations/portal:pause", HttpMethod.Post, new JsonObject { ["reason"] = "Ông 022090000001 gọi" });

        var timeline = await province.GetAsync($"v1/dossiers/{code}/timeline");

        Assert.Equal(["event", "attempt", "hold", "operator"], timeline["entries"]!.AsArray().Select(entry => (string)entry!["kind"]!));
        var text = timeline.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Assert.DoesNotContain("022090000001", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mẫu", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Thử", text, StringComparison.Ordinal);
        Assert.Equal("received", (string)timeline["entries"]![0]!["status"]!);
        Assert.Equal("refused", (string)timeline["entries"]![1]!["outcome"]!);
        Assert.Equal("…001", ((string)timeline["entries"]![3]!["proof"]!).Split(' ')[1]);
        await province.GetAsync("v1/dossiers/H49.14-251120-9999/timeline", status: 404);
        portal.Book.Accept(code);
    }

    [Fact]
    public async Task CommandLine_SomethingDead_SaysSoByItsExitCode()
    {
        portal.Reset();
        await using var province = new ProvinceUnderTest(portal);
        await province.StartAsync();
        await province.PutAsync(SyncBodies.NewCode());
        await province.UntilSentAsync();
        Assert.Equal(0, await RunAsync("status"));
        Assert.Equal(0, await RunAsync("deliveries", "--json"));
        var code = (await HeldAsync(province, 1))[0];

        Assert.Equal(1, await RunAsync("status", "--json"));
        Assert.Equal(1, await RunAsync("why", code));
        Assert.Equal(2, await RunAsync("why", "H49.14-251120-9999"));
        Assert.Equal(2, await RunAsync("why"));
        Assert.Equal(1, await RunAsync("deliveries", "--state", "dead"));
        Assert.Equal(0, await RunAsync("replay", "--where", "destination=portal,state=dead", "--dry-run"));
        Assert.Equal(2, await RunAsync("replay", "--where", "state=dead", "--dry-run"));
        Assert.Equal(1, await RunAsync("replay", "--where", "destination=portal,state=waiting", "--reason", "thử"));
        Assert.Equal(0, await RunAsync("diff", "portal"));
        Assert.Equal(2, await RunAsync("diff", "reporting"));
        portal.Book.Accept(code);

        Task<int> RunAsync(params string[] words) => HubCommands.InvokeAsync([.. words, .. province.Hub.Arguments()]);
    }

    [Theory]
    [InlineData("v1/deliveries?state=gone")]
    [InlineData("v1/deliveries?limit=0")]
    [InlineData("v1/deliveries?after=!")]
    [InlineData("v1/reconciliation?from=22/11/2026")]
    [InlineData("v1/reconciliation?from=2026-11-22&to=2026-11-21")]
    public async Task Query_Wrong_IsRefused(string path)
    {
        portal.Reset();
        await using var province = new ProvinceUnderTest(portal);
        await province.StartAsync();
        Assert.Equal("request.query", (string)(await province.GetAsync(path, status: 422))["code"]!);
    }

    [Fact]
    public async Task Count_OfTheProvince_StandsBesideTheOthers()
    {
        portal.Reset();
        await using var province = new ProvinceUnderTest(portal);
        await province.StartAsync();
        await province.GetAsync("v1/reconciliation/counts/2025-11-20", HttpMethod.Put, new JsonObject { ["received"] = 2 });
        await province.PutAsync(SyncBodies.NewCode());
        await province.UntilSentAsync();
        await province.CompareAsync();

        var answer = await province.GetAsync("v1/reconciliation?from=2025-11-20&to=2025-11-20");

        Assert.Equal((2, 1), ((int)answer["days"]![0]!["province"]!, (int)answer["days"]![0]!["portal"]!));
        Assert.Equal(100m, (decimal)answer["indicator"]!["percent"]!);
        await province.GetAsync("v1/reconciliation/counts/2025-11-20", HttpMethod.Put, new JsonObject { ["received"] = -1 }, 422);
    }

    private static JsonObject Order(bool dryRun = false) => new()
    {
        ["destination"] = "portal", ["state"] = "dead", ["reason"] = "Đã sửa", ["dryRun"] = dryRun, ["perSecond"] = 1, ["mostPerSecond"] = 1,
    };

    private async Task<List<string>> HeldAsync(ProvinceUnderTest province, int count)
    {
        var codes = Enumerable.Range(0, count).Select(_ => SyncBodies.NewCode()).ToList();
        foreach (var code in codes)
        {
            portal.Book.Refuse(code, "Dữ liệu không hợp lệ");
            await province.PutAsync(code);
        }

        await province.UntilHeldAsync(count);
        return codes;
    }
}
