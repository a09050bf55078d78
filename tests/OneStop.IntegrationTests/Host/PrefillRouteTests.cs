using System.Net;

namespace OneStop.IntegrationTests.Host;

public sealed class PrefillRouteTests(HubUnderTest hub) : IClassFixture<HubUnderTest>
{
    [Fact]
    public async Task Prefill_RightBody_ShowsEachValueWithItsSource()
    {
        using var response = await hub.SendAsync(HttpMethod.Post, "v1/prefill", Bodies.Json(Bodies.Prefill()), await hub.TokenAsync());
        var answer = await HubUnderTest.ReadAsync(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        var field = Assert.Single(answer["fields"]!.AsArray())!;
        Assert.Equal("applicant.fullName", (string?)field["name"]);
        Assert.Equal("""{"type":"text","value":"Nguyễn Văn Mẫu"}""", field["value"]!.ToJsonString(Plain));
        Assert.Equal("thu", (string?)field["source"]!["registry"]);
        Assert.Equal("yc-1", (string?)field["source"]!["requestId"]);
        Assert.Equal("locked", (string?)field["lock"]);
        Assert.Equal(["not-held", "not-asked"], answer["missing"]!.AsArray().Select(m => (string)m!["reason"]!));
        Assert.Equal("2026-11-22", (string?)answer["planVersion"]);
        Assert.Equal("found", (string?)answer["sources"]![0]!["outcome"]);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
