using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace OneStop.IntegrationTests.Host;

/// <summary>Bad bodies: the right 4xx, every mistake at once, no value repeated, nothing asked of any registry.</summary>
public sealed class BadInputTests(HubUnderTest hub) : IClassFixture<HubUnderTest>
{
    private const string Right =
        """{"dossier":"H49.14-261122-0001","procedure":"1.001193","officer":{"code":"CB-01","unit":"H49.14"},"legalBasis":"Thử","applicant":{"personalId":"022090000001","fullName":"Nguyễn Văn Mẫu","birthDate":"1990"}}""";

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("null garbage")]
    [InlineData(Right + "x")] // trailing bytes
    [InlineData("""{"dossier":"a","dossier":"b"}""")] // B20
    [InlineData("""{"dossier":"a","\u0064ossier":"b"}""")] // B20, the same name escaped
    [InlineData("""{"applicant":{"personalId":"1","personalId":"2"}}""")] // B20, further in
    [InlineData("""{"dossier":NaN}""")] // B21
    [InlineData("""{/* comment */"dossier":"a"}""")] // B23
    [InlineData("""{"dossier":"a",}""")] // B23
    [InlineData("\ufeff" + Right)] // B13
    [InlineData("{\"\\ud800\":1}")] // B22, a name that is no text
    [InlineData("{\"subjects\":{\"a\":[{\"\\uDFFF\":{}}]}}")] // B22, further in
    public async Task Body_NoStrictJson_Answers400(string body) => await RefusedAsync(Bodies.Json(body), HttpStatusCode.BadRequest, "request.malformed");

    [Fact]
    public async Task Body_NestedTooDeep_Answers400() // B19
        => await RefusedAsync(Bodies.Json(new string('[', 20_000) + new string(']', 20_000)), HttpStatusCode.BadRequest, "request.malformed");

    [Theory]
    [InlineData(new byte[] { 0xC3, 0x28 })]
    [InlineData(new byte[] { 0xC0, 0xAF })] // overlong
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })] // a surrogate
    public async Task Body_InvalidUtf8_Answers400(byte[] bytes) // B22
    {
        var body = Encoding.UTF8.GetBytes("""{"dossier":"?"}""").ToList();
        body.RemoveAt(12);
        body.InsertRange(12, bytes);
        await RefusedAsync(Bodies.Raw([.. body]), HttpStatusCode.BadRequest, "request.malformed");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=utf-16")] // B12
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/problem+json")]
    public async Task Body_AnotherMediaType_Answers415(string type) =>
        await RefusedAsync(Bodies.Json(Right, type), HttpStatusCode.UnsupportedMediaType, "request.media-type");

    [Theory]
    [InlineData("gzip")]
    [InlineData("gzip, gzip")]
    [InlineData("br")]
    public async Task Body_Compressed_Answers415(string encoding) // B16, B17
    {
        var content = Bodies.Raw([0x1f, 0x8b, 0x08, 0x00]);
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        await RefusedAsync(content, HttpStatusCode.UnsupportedMediaType, "request.media-type");
    }

    [Fact]
    public async Task Body_LargerThanAllowed_Answers413() // B14
        => await RefusedAsync(Bodies.Json($$"""{"dossier":"{{new string('x', 70_000)}}"}"""), HttpStatusCode.RequestEntityTooLarge, "request.too-large");

    [Fact]
    public async Task Body_LargerThanAllowedInChunks_Answers413() // B15
    {
        var chunk = $"{1000:x}\r\n{new string(' ', 1000)}\r\n";
        var request = new StringBuilder($"POST /v1/prefill HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {await hub.TokenAsync()}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        for (var i = 0; i < 66; i++)
        {
            request.Append(chunk);
        }

        var answer = await RawHttp.SendAsync(hub.Address, request.ToString());
        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
        Assert.Contains("request.too-large", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dossier", "[\"H49.14-261122-0001\"]", "request.member-type")] // B25
    [InlineData("dossier", "261122", "request.member-type")]
    [InlineData("dossier", "{\"$ne\":\"\"}", "request.member-type")] // B24
    [InlineData("dossier", "null", "purpose.dossier-missing")] // B26
    [InlineData("dossier", "\"  \"", "purpose.dossier-missing")]
    [InlineData("dossier", "\"H49.14-261332-0001\"", "purpose.dossier-invalid")]
    [InlineData("dossier", "\"\\ud800\"", "request.member-type")] // B22
    [InlineData("procedure", "null", "purpose.procedure-invalid")]
    [InlineData("procedure", "\"3.999999\"", "purpose.procedure-unknown")]
    [InlineData("procedure", "1.001193", "request.member-type")]
    [InlineData("officer", "null", "purpose.officer-missing")]
    [InlineData("officer", "\"CB-01\"", "request.member-type")]
    [InlineData("officer/code", "null", "purpose.officer-missing")]
    [InlineData("officer/code", "\"CB 01\"", "purpose.officer-invalid")]
    [InlineData("officer/code", "\"CB-0123456789-0123456\"", "purpose.officer-invalid")]
    [InlineData("officer/code", "\"CB\\u000a01\"", "purpose.officer-invalid")] // B59
    [InlineData("officer/unit", "\"H4\"", "purpose.unit-invalid")]
    [InlineData("legalBasis", "\"\"", "purpose.legal-basis-missing")]
    [InlineData("legalBasis", "\"a\\u001b[31mb\"", "purpose.legal-basis-invalid")] // B59
    [InlineData("legalBasis", "\"a\\u202eb\"", "purpose.legal-basis-invalid")] // B59
    [InlineData("applicant", "null", "subject.missing")]
    [InlineData("applicant", "[]", "request.member-type")]
    [InlineData("applicant/personalId", "22090000001", "request.member-type")] // a number has lost its zero
    [InlineData("applicant/personalId", "\"22090000001\"", "person.id-leading-zero")]
    [InlineData("applicant/personalId", "\"０２２０９０００００01\"", "person.id-not-digits")] // B10
    [InlineData("applicant/personalId", "\"022\\u200b90000001\"", "person.id-not-digits")] // B10
    [InlineData("applicant/fullName", "\"Nguyễn\\u202eVăn\"", "person.name-invalid")] // B59
    [InlineData("applicant/birthDate", "\"1990-02-30\"", "person.birth-date-invalid")]
    [InlineData("applicant/taxCode", "\"5700000001\"", "request.member-unknown")]
    [InlineData("__proto__", "{}", "request.member-unknown")] // B24
    [InlineData("officer/role", "\"admin\"", "request.member-unknown")] // B40
    [InlineData("client", "\"another\"", "request.member-unknown")] // B40
    [InlineData("subjects", "[]", "request.member-type")]
    [InlineData("subjects/neighbour", "{}", "subject.unexpected")]
    [InlineData("subjects/applicant", "{}", "subject.unexpected")]
    public async Task Member_Wrong_IsNamedByItsPointer(string place, string json, string code)
    {
        var body = Bodies.Prefill();
        var steps = place.Split('/');
        if (steps.Length == 2 && body[steps[0]] is null)
        {
            body[steps[0]] = new JsonObject();
        }

        (steps.Length == 2 ? body[steps[0]]! : body)[steps[^1]] = JsonValue.Create("@");
        var text = body.ToJsonString().Replace("\"@\"", json, StringComparison.Ordinal);
        var errors = await RefusedAsync(Bodies.Json(text), HttpStatusCode.UnprocessableEntity, "request.invalid");

        var error = Assert.Single(errors)!;
        Assert.Equal((code, "/" + place), ((string)error["code"]!, (string)error["pointer"]!));
        Assert.NotEmpty((string)error["vi"]!);
        Assert.NotEmpty((string)error["en"]!);
    }

    [Fact]
    public async Task Body_ManyMistakes_AreAllNamedAtOnce()
    {
        var body = """{"procedure":"x","officer":{"code":"","unit":7,"extra":1},"applicant":{"personalId":"12","birthDate":[]},"subjects":{"mother":"x"},"more":{}}""";
        var errors = await RefusedAsync(Bodies.Json(body), HttpStatusCode.UnprocessableEntity, "request.invalid");
        Assert.Equal(
            [
                "/applicant/birthDate request.member-type",
                "/applicant/fullName person.name-missing",
                "/applicant/personalId person.id-length",
                "/dossier purpose.dossier-missing",
                "/legalBasis purpose.legal-basis-missing",
                "/more request.member-unknown",
                "/officer/code purpose.officer-missing",
                "/officer/extra request.member-unknown",
                "/officer/unit request.member-type",
                "/procedure purpose.procedure-invalid",
                "/subjects/mother request.member-type",
            ],
            errors.Select(e => $"{e!["pointer"]} {e["code"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Mistakes_AreNamedWithoutAnyValue() // I6
    {
        var body = """{"dossier":"BIMATMOT","079188000077":"x","officer":{"code":"BIMAT HAI","unit":"BIMATBA"},"applicant":{"personalId":"079188000077x","fullName":"BIMAT\u0000BON","079188000077":1}}""";
        using var response = await hub.SendAsync(HttpMethod.Post, "v1/prefill", Bodies.Json(body), await hub.TokenAsync());
        var text = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("BIMAT", text, StringComparison.Ordinal);
        Assert.DoesNotContain("079188000077", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST /v1/prefill HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")] // B01
    [InlineData("POST /v1/prefill HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2;\nxx\r\n0\r\n\r\n")] // B02
    [InlineData("POST /v1/prefill HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc")] // B03
    [InlineData("POST /v1/prefill HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n")] // B03
    [InlineData("GET /health/live HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n")] // B05
    [InlineData("GET /health/live HTTP/1.1\r\nHost: x\r\n folded: y\r\n\r\n")] // B05
    [InlineData("CONNECT x:443 HTTP/1.1\r\nHost: x:443\r\nConnection: close\r\n\r\n")] // B08
    [InlineData("TRACE /v1/catalog HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")] // B08
    [InlineData("GARBAGE\r\n\r\n")]
    public async Task Framing_Broken_IsRefusedAndTheHubLives(string request)
    {
        var answer = await RawHttp.SendAsync(hub.Address, request);
        Assert.Matches("^(HTTP/1.1 4|$)", answer);
        await LivesAsync();
    }

    [Fact]
    public async Task Headers_TooManyOrTooLarge_AreRefused() // B04
    {
        var many = string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: y\r\n"));
        Assert.StartsWith("HTTP/1.1 431", await RawHttp.SendAsync(hub.Address, $"GET /health/live HTTP/1.1\r\nHost: x\r\n{many}\r\n"), StringComparison.Ordinal);
        var large = $"X: {new string('y', 20_000)}\r\n";
        Assert.StartsWith("HTTP/1.1 431", await RawHttp.SendAsync(hub.Address, $"GET /health/live HTTP/1.1\r\nHost: x\r\n{large}\r\n"), StringComparison.Ordinal);
        await LivesAsync();
    }

    [Fact]
    public async Task Body_ThatNeverArrives_Answers408AndMayBeRepeated()
    {
        var request = $"POST /v1/prefill HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {await hub.TokenAsync()}\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{{";
        var answer = await RawHttp.SendAsync(hub.Address, request);
        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"request.too-slow\"", answer, StringComparison.Ordinal);
        Assert.Contains("\"retrySafe\":true", answer, StringComparison.Ordinal);
        await LivesAsync();
    }

    [Fact]
    public async Task ConnectionHeader_NamingAuthorization_StripsNothing() // B07
    {
        var answer = await RawHttp.SendAsync(
            hub.Address, $"GET /v1/catalog HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {await hub.TokenAsync()}\r\nConnection: Authorization, close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
    }

    private async Task LivesAsync()
    {
        using var live = await hub.SendAsync(HttpMethod.Get, "health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    private async Task<JsonArray> RefusedAsync(HttpContent content, HttpStatusCode status, string code)
    {
        var before = hub.Registry.Asked;
        using var response = await hub.SendAsync(HttpMethod.Post, "v1/prefill", content, await hub.TokenAsync());
        var problem = await HubUnderTest.ReadAsync(response);
        Assert.Equal((status, code), (response.StatusCode, (string)problem["code"]!));
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Same(before, hub.Registry.Asked);
        return problem["errors"]?.AsArray() ?? [];
    }
}
