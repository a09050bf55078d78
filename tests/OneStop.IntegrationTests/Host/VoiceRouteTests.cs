using System.Net;
using System.Text.Json.Nodes;

namespace OneStop.IntegrationTests.Host;

/// <summary>Answers to questions, and ratings: what goes to the portal is looked at like everything else (B50, B59).</summary>
public sealed class VoiceRouteTests(HubUnderTest hub) : IClassFixture<HubUnderTest>
{
    [Theory]
    [InlineData("remarks", "[\"t\u1ed1t\", \"a\\u0000b\\u001b[31m\"]", "/remarks/1", "dossier.text-invalid")]
    [InlineData("remarks", "[\"a\\u202eb\"]", "/remarks/0", "dossier.text-invalid")]
    [InlineData("remarks", "[\" \"]", "/remarks/0", "dossier.text-invalid")]
    [InlineData("remarks", "[1]", "/remarks/0", "dossier.text-invalid")]
    [InlineData("year", "2100", "/month", "dossier.time-future")]
    public async Task Rating_OneThingWrong_IsRefusedWithItsPlace(string member, string value, string place, string code)
    {
        var body = Rating();
        body[member] = JsonNode.Parse(value);
        await RefusedAsync("v1/ratings", body, place, code);
    }

    [Fact]
    public async Task Rating_WithRemarks_IsTaken()
    {
        var body = Rating();
        body["remarks"] = new JsonArray("Phục vụ tốt", "Hai\ndòng");
        using var response = await SyncBodies.SendAsync(hub, HttpMethod.Post, "v1/ratings", Bodies.Json(body));
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    [Fact]
    public async Task Answer_DatedInTheFuture_IsRefused()
    {
        var body = Answer("Nội dung");
        body["answeredOn"] = "2100-01-01";
        await RefusedAsync("v1/questions/10045/answers", body, "/answeredOn", "dossier.time-future");
    }

    [Fact]
    public async Task Answer_AsLongAsAllowed_IsTakenHoweverItIsEscaped()
    {
        var body = Answer("?").ToJsonString().Replace("\"?\"", $"\"{string.Concat(Enumerable.Repeat("\\u1ed1", 20_000))}\"", StringComparison.Ordinal);
        using var response = await SyncBodies.SendAsync(hub, HttpMethod.Post, "v1/questions/10046/answers", Bodies.Json(body));
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    private static JsonObject Rating() => JsonNode.Parse($$"""
        {
          "messageId": "{{SyncBodies.NewMessage()}}", "at": "2025-11-01T09:00:00+07:00", "unit": {"code": "H49.14", "name": "UBND phường Mẫu"}, "year": 2025, "month": 10,
          "answers": 120, "officers": {"verySatisfied": 80, "satisfied": 15, "dissatisfied": 5}, "service": {"verySatisfied": 75, "satisfied": 20, "dissatisfied": 5}
        }
        """)!.AsObject();

    private static JsonObject Answer(string content) => new()
    {
        ["messageId"] = SyncBodies.NewMessage(),
        ["at"] = "2025-11-20T09:00:00+07:00",
        ["unit"] = "H49.14",
        ["answeredBy"] = "Trần Thị Thử",
        ["answeredOn"] = "2025-11-20",
        ["content"] = content,
    };

    private async Task RefusedAsync(string path, JsonNode body, string place, string code)
    {
        using var response = await SyncBodies.SendAsync(hub, HttpMethod.Post, path, Bodies.Json(body));
        var errors = (await HubUnderTest.ReadAsync(response))["errors"]!.AsArray();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal((place, code), ((string)errors.Single()!["pointer"]!, (string)errors.Single()!["code"]!));
    }
}
