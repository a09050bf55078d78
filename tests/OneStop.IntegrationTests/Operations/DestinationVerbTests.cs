using Microsoft.Extensions.DependencyInjection;
using OneStop.Core.Sync;
using OneStop.Host.Commands;
using OneStop.Host.Delivery;
using OneStop.IntegrationTests.Destinations;
using OneStop.IntegrationTests.Host;

namespace OneStop.IntegrationTests.Operations;

/// <summary>What operators decide about a whole destination, on the command line.</summary>
public sealed class DestinationVerbTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly string[] Off = ["--Destinations:portal:Enabled=false"];

    private static readonly string[] Reporting =
    [
        "--Destinations:reporting:Enabled=true", "--Destinations:reporting:Url=http://127.0.0.1:9/", "--Destinations:reporting:Secret=synthetic-secret-0001",
    ];

    private string[] settings = [];

    [Fact]
    public async Task PauseAndResume_RunningHub_Obeys()
    {
        portal.Reset();
        await using var province = await StartedAsync();

        Assert.Equal(0, await RunAsync("pause", "portal", "--reason", "Cổng bảo trì"));
        await province.UntilAsync("v1/deliveries", answer => (string?)answer["destinations"]![0]!["paused"]?["reason"] == "Cổng bảo trì");
        var gates = province.Hub.App.Services.GetRequiredService<DestinationGates>();
        await province.UntilAsync("v1/deliveries", _ => !gates.IsOpen("portal"));
        var code = SyncBodies.NewCode();
        await province.PutAsync(code);
        Assert.Equal(1, await RunAsync("status"));
        Assert.Empty(portal.Effects);

        Assert.Equal(0, await RunAsync("resume", "portal", "--reason", "xong"));
        await province.UntilSentAsync();
        Assert.Equal(code, Assert.Single(portal.Effects, effect => effect.Kind == "create").Code);
    }

    [Fact]
    public async Task Forget_DestinationThatIsDisabledAndPaused_FreesTheJournal()
    {
        portal.Reset();
        await using var province = await StartedAsync();
        await province.PutAsync(SyncBodies.NewCode());
        await province.UntilSentAsync();
        Assert.Equal(1, await RunAsync("forget", "portal", "--reason", "thử"));
        // However long stopping takes, it isn't long ago.
        await PausedAsync(province, DateTimeOffset.UtcNow.AddHours(1));
        await province.StopAsync();

        Assert.Equal(1, await RunAsync(["status", .. Off]));
        Assert.Equal(1, await RunAsync(["forget", "portal", "--reason", "thử", .. Off]));
        await province.StartAsync();
        await PausedAsync(province, DateTimeOffset.UtcNow.AddMinutes(-1));
        await province.StopAsync();
        Assert.Equal(0, await RunAsync(["forget", "portal", "--reason", "thử", .. Off]));
        Assert.Equal(0, await RunAsync(["status", .. Off]));
        Assert.Equal(1, await RunAsync(["forget", "portal", "--reason", "thử", .. Off]));
    }

    [Fact]
    public async Task StartFromNow_NewDestination_OnceAndOnlyWhereItIsEnabled()
    {
        portal.Reset();
        await using var province = await StartedAsync();
        await province.PutAsync(SyncBodies.NewCode());
        await province.UntilSentAsync();
        await province.StopAsync();

        Assert.Equal(1, await RunAsync("start-from-now", "reporting", "--reason", "thử"));
        Assert.Equal(0, await RunAsync(["start-from-now", "reporting", "--reason", "thử", .. Reporting]));
        Assert.Equal(1, await RunAsync(["start-from-now", "reporting", "--reason", "thử", .. Reporting]));
        Assert.Equal(1, await RunAsync("start-from-now", "reporting", "--reason", "thử"));
        Assert.Equal(0, await RunAsync(["status", .. Reporting]));
    }

    [Theory]
    [InlineData("pause", "portal")]
    [InlineData("resume")]
    [InlineData("start-from-now", "portal", "--reason", "")]
    [InlineData("forget", "--reason", "thử")]
    public async Task AnyVerb_WithoutDestinationOrReason_IsMisspelt(params string[] words) => Assert.Equal(2, await HubCommands.InvokeAsync(words));

    [Theory]
    [InlineData("pause", "portal")]
    [InlineData("tasks", "1")]
    [InlineData("replay", "--where", "destination=portal")]
    public async Task AnyVerb_ReasonLongerThanTheInterfaceTakes_IsMisspelt(params string[] words)
    {
        await using var province = await StartedAsync();
        Assert.NotEqual(2, await RunAsync([.. words, "--reason", new string('x', 500)]));
        Assert.Equal(2, await RunAsync([.. words, "--reason", new string('x', 501)]));
    }

    [Fact]
    public async Task AnyVerb_UnknownDestination_ChangesNothing()
    {
        await using var province = await StartedAsync();

        foreach (var verb in (string[])["pause", "resume", "start-from-now", "forget"])
        {
            Assert.Equal(1, await RunAsync(verb, "cong-nao", "--reason", "thử"));
        }

        Assert.Empty(await province.Hub.App.Services.GetRequiredService<IDestinationSwitches>().ListAsync(default));
    }

    private static Task PausedAsync(ProvinceUnderTest province, DateTimeOffset since) => province.Hub.App.Services.GetRequiredService<IDestinationSwitches>()
        .SetAsync(new("portal", IsPaused: true, "CB-THU-01", "ngừng dùng", since), default);

    private async Task<ProvinceUnderTest> StartedAsync()
    {
        var province = new ProvinceUnderTest(portal);
        await province.StartAsync();
        settings = province.Hub.Arguments();
        return province;
    }

    private Task<int> RunAsync(params string[] words) => HubCommands.InvokeAsync([.. words.TakeWhile(IsWord), .. settings, .. words.SkipWhile(IsWord)]);

    private static bool IsWord(string word) => !word.StartsWith("--Destinations", StringComparison.Ordinal);
}
