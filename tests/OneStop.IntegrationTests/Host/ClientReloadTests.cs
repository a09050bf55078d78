using System.Net;
using System.Text.Json.Nodes;

namespace OneStop.IntegrationTests.Host;

/// <summary>B44: a right taken away is gone at once, for tokens already issued too.</summary>
public sealed class ClientReloadTests : IAsyncDisposable
{
    private readonly string file = Path.Combine(Directory.CreateTempSubdirectory("onestop-").FullName, "settings.json");

    [Fact]
    public async Task Client_RemovedFromTheSettings_IsRefusedWithItsOldToken()
    {
        await using var hub = await StartAsync();
        var token = await hub.TokenAsync("late");
        await HasStatusAsync(hub, token, HttpStatusCode.OK);

        await ChangeAsync(hub, "{}");
        await HasStatusAsync(hub, token, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Settings_ChangedIntoNonsense_LeaveTheLastGoodInForce()
    {
        await using var hub = await StartAsync();
        var token = await hub.TokenAsync("late");
        await ChangeAsync(hub, """{"Clients":{"late":{"SecretHash":"nonsense","Scopes":["everything"]}}}""");
        await HasStatusAsync(hub, token, HttpStatusCode.OK);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task HasStatusAsync(HubUnderTest hub, string token, HttpStatusCode status)
    {
        using var response = await hub.SendAsync(HttpMethod.Get, "v1/catalog", token: token);
        Assert.Equal(status, response.StatusCode);
    }

    private async Task<HubUnderTest> StartAsync()
    {
        var client = new JsonObject { ["SecretHash"] = HubUnderTest.Hash, ["Scopes"] = new JsonArray("catalogue") };
        await File.WriteAllTextAsync(file, new JsonObject { ["Clients"] = new JsonObject { ["late"] = client } }.ToJsonString());
        var hub = new HubUnderTest(new() { ["Settings"] = file }, null);
        await hub.InitializeAsync();
        return hub;
    }

    private async Task ChangeAsync(HubUnderTest hub, string settings)
    {
        await File.WriteAllTextAsync(file, settings);
        ((Microsoft.Extensions.Configuration.IConfigurationRoot)hub.App.Configuration).Reload();
    }
}
