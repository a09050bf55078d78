using System.Net;
using System.Text.Json.Nodes;

namespace OneStop.IntegrationTests.Host;

/// <summary>Many at once: each item for itself (B52, B53).</summary>
public sealed class BatchRouteTests(HubUnderTest hub) : IClassFixture<HubUnderTest>
{
    private const string Path = "v1/dossiers:batch";

    [Fact]
    public async Task Batch_WithPoison_HarmsNoNeighbour()
    {
        var (first, second) = (SyncBodies.NewCode(), SyncBodies.NewCode());
        var wrong = SyncBodies.Dossier();
        wrong["status"] = 7;
        var endless = SyncBodies.Dossier();
        endless["at"] = "9999-12-31T23:59:59Z";
        string[] items =
        [
            SyncBodies.Item(first, "state", SyncBodies.Dossier()).ToJsonString(),
            $$"""{"dossier":"{{second}}","dossier":"{{second}}"}""",
            new string('[', 200) + new string(']', 200),
            SyncBodies.Item(SyncBodies.NewCode(), "state", wrong).ToJsonString(),
            SyncBodies.Item(first, "status", SyncBodies.Progress()).ToJsonString(),
            SyncBodies.Item(SyncBodies.NewCode(), "status", SyncBodies.Progress()).ToJsonString(),
            "null",
            """{"dossier":"\ud800"}""",
            """{"\ud800":1}""",
            SyncBodies.Item(SyncBodies.NewCode(), "state", endless).ToJsonString(),
            SyncBodies.Item(second, "state", SyncBodies.Dossier()).ToJsonString(),
        ];
        var answer = await SendAsync($$"""{"items":[{{string.Join(',', items)}}]}""");
        Assert.Equal(
            [202, 400, 400, 422, 202, 404, 422, 422, 400, 422, 202], answer["items"]!.AsArray().Select(item => (int)item!["status"]!));
        Assert.Equal((3, 8), ((int)answer["accepted"]!, (int)answer["refused"]!));
        Assert.Equal(2, (int)answer["items"]![4]!["accepted"]!["version"]!);
        Assert.Equal("/status dossier.status-invalid", $"{answer["items"]![3]!["problem"]!["errors"]![0]!["pointer"]} {answer["items"]![3]!["problem"]!["errors"]![0]!["code"]}");
    }

    [Fact]
    public async Task Batch_AThousandItemsTwice_AreTakenOnceInOrder()
    {
        var items = new JsonArray();
        for (var i = 0; i < 250; i++)
        {
            var code = SyncBodies.NewCode();
            var body = SyncBodies.Dossier();
            body["sequence"] = 1;
            items.Add(SyncBodies.Item(code, "state", body));
            for (var step = 2; step <= 4; step++)
            {
                var progress = SyncBodies.Progress();
                progress["sequence"] = step;
                items.Add(SyncBodies.Item(code, "status", progress));
            }
        }

        var text = new JsonObject { ["items"] = items }.ToJsonString();
        Assert.True(text.Length > 64 * 1024, "A batch may be larger than a single request.");
        var first = await SendAsync(text);
        Assert.Equal(1000, (int)first["accepted"]!);
        var again = await SendAsync(text);
        Assert.All(again["items"]!.AsArray(), item => Assert.True((bool)item!["repeated"]!));
        Assert.Equal(
            first["items"]!.AsArray().Select(item => item!["accepted"]!.ToJsonString()), again["items"]!.AsArray().Select(item => item!["accepted"]!.ToJsonString()));
    }

    [Theory]
    [InlineData("""{"items":[]}""", 422, "batch.empty")]
    [InlineData("""{"items":{}}""", 422, "request.invalid")]
    [InlineData("""{"items":[{}],"more":1}""", 422, "request.invalid")]
    [InlineData("[]", 422, "request.invalid")]
    [InlineData("{", 400, "request.malformed")]
    [InlineData("""{"\ud800":[{}]}""", 400, "request.malformed")] // B22
    public async Task Batch_NotOne_IsRefusedWhole(string body, int status, string code)
    {
        using var response = await SyncBodies.SendAsync(hub, HttpMethod.Post, Path, Bodies.Json(body));
        Assert.Equal((status, code), ((int)response.StatusCode, (string)(await HubUnderTest.ReadAsync(response))["code"]!));
    }

    [Fact]
    public async Task Batch_OfMoreThanAThousand_IsRefusedWhole()
    {
        using var response = await SyncBodies.SendAsync(hub, HttpMethod.Post, Path, Bodies.Json($$"""{"items":[{{string.Join(',', Enumerable.Repeat("{}", 1001))}}]}"""));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "batch.too-long"), (response.StatusCode, (string)(await HubUnderTest.ReadAsync(response))["code"]!));
    }

    private async Task<JsonObject> SendAsync(string body)
    {
        using var response = await SyncBodies.SendAsync(hub, HttpMethod.Post, Path, Bodies.Json(body));
        var answer = await HubUnderTest.ReadAsync(response);
        Assert.True(response.StatusCode == HttpStatusCode.OK, answer.ToJsonString());
        return answer;
    }
}
