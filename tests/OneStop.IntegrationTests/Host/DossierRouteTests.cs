using System.Net;
using System.Text.Json.Nodes;

namespace OneStop.IntegrationTests.Host;

/// <summary>Sending dossiers and their events, and reading them.</summary>
public sealed class DossierRouteTests(HubUnderTest hub) : IClassFixture<HubUnderTest>
{
    private readonly string code = SyncBodies.NewCode();

    private string Path => $"v1/dossiers/{code}";

    // B45
    [Fact]
    public async Task Put_TheSameMessageAgain_IsAnsweredByteForByte()
    {
        var body = SyncBodies.Dossier();
        using var first = await PutAsync(body);
        Assert.Equal((HttpStatusCode.Accepted, "\"1\""), (first.StatusCode, first.Headers.ETag?.Tag));
        var answer = await HubUnderTest.ReadAsync(first);
        Assert.Equal((code, 1), ((string)answer["stream"]!, (int)answer["version"]!));
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));

        using var later = await EventAsync(SyncBodies.Progress());
        Assert.Equal(HttpStatusCode.Accepted, later.StatusCode);
        using var again = await PutAsync(body);
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await again.Content.ReadAsByteArrayAsync());
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal("true", Assert.Single(again.Headers.GetValues("Idempotency-Replayed")));

        body["note"] = "khác";
        var reused = await ProblemAsync(await PutAsync(body), HttpStatusCode.Conflict, "event.key-reused");
        Assert.Equal((string)answer["event"]!, (string)reused["event"]!);
    }

    [Fact]
    public async Task Put_KeyInTheHeader_IsTheMessageId()
    {
        var body = SyncBodies.Dossier();
        body.Remove("messageId");
        await ProblemAsync(await PutAsync(body), HttpStatusCode.UnprocessableEntity, "request.invalid", "/messageId event.key-missing");
        var key = SyncBodies.NewMessage();
        using var first = await PutAsync(body, ("Idempotency-Key", $"\"{key}\""));
        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        using var again = await PutAsync(body, ("Idempotency-Key", key));
        Assert.True(again.Headers.Contains("Idempotency-Replayed"));
        body["messageId"] = "another";
        await ProblemAsync(await PutAsync(body, ("Idempotency-Key", key)), HttpStatusCode.UnprocessableEntity, "request.invalid", "/messageId event.key-invalid");
    }

    [Fact]
    public async Task Put_WithPreconditions_IsTakenOnlyWhereTheyHold()
    {
        using var first = await PutAsync(SyncBodies.Dossier(), ("If-None-Match", "*"));
        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        await ProblemAsync(await PutAsync(SyncBodies.Dossier(), ("If-None-Match", "*")), HttpStatusCode.PreconditionFailed, "dossier.moved");
        await ProblemAsync(await PutAsync(SyncBodies.Dossier(), ("If-Match", "\"7\"")), HttpStatusCode.PreconditionFailed, "dossier.moved");
        await ProblemAsync(await PutAsync(SyncBodies.Dossier(), ("If-Match", "garbage")), HttpStatusCode.PreconditionFailed, "dossier.moved");
        await ProblemAsync(await PutAsync(SyncBodies.Dossier(), ("If-None-Match", "\"1\"")), HttpStatusCode.PreconditionFailed, "dossier.moved");
        await ProblemAsync(await PutAsync(SyncBodies.Dossier(), ("If-None-Match", "*, \"zz\"")), HttpStatusCode.PreconditionFailed, "dossier.moved");
        await ProblemAsync(await PutAsync(SyncBodies.Dossier(), ("If-None-Match", "*"), ("If-None-Match", "*")), HttpStatusCode.PreconditionFailed, "dossier.moved");
        var next = SyncBodies.Dossier();
        next.Remove("steps");
        using var second = await PutAsync(next, ("If-Match", "\"1\""));
        Assert.Equal("\"2\"", second.Headers.ETag?.Tag);
        var last = SyncBodies.Dossier();
        last.Remove("steps");
        using var third = await PutAsync(last, ("If-Match", "*"));
        Assert.Equal("\"3\"", third.Headers.ETag?.Tag);
        await ProblemAsync(
            await SyncBodies.SendAsync(hub, HttpMethod.Put, $"v1/dossiers/{SyncBodies.NewCode()}", Bodies.Json(SyncBodies.Dossier()), headers: ("If-Match", "*")),
            HttpStatusCode.PreconditionFailed, "dossier.moved");
    }

    [Fact]
    public async Task Get_OwnDossier_CanBeSentBackAsItIs()
    {
        using var put = await PutAsync(SyncBodies.Dossier());
        using var response = await SyncBodies.SendAsync(hub, HttpMethod.Get, Path);
        var found = await HubUnderTest.ReadAsync(response);
        Assert.Equal((HttpStatusCode.OK, "\"1\"", false), (response.StatusCode, response.Headers.ETag?.Tag, (bool)found["masked"]!));
        Assert.Equal("022090000001", (string)found["state"]!["applicant"]!["personalIds"]![0]!);
        var state = found["state"]!.DeepClone().AsObject();
        state["messageId"] = SyncBodies.NewMessage();
        state["at"] = "2025-11-20T08:45:00+07:00";
        using var again = await PutAsync(state);
        Assert.Equal("\"2\"", again.Headers.ETag?.Tag);
    }

    // B39: the neighbour learns how the dossier stands, and nothing of the person.
    [Fact]
    public async Task Get_AnotherUnitsDossier_WithholdsThePerson()
    {
        using var put = await PutAsync(SyncBodies.Dossier());
        using var response = await SyncBodies.SendAsync(hub, HttpMethod.Get, Path, client: "neighbour");
        var text = await response.Content.ReadAsStringAsync();
        var found = JsonNode.Parse(text)!;
        Assert.Equal(("received", true), ((string)found["state"]!["status"]!, (bool)found["masked"]!));
        Assert.All(["022090000001", "Nguyễn Văn Mẫu", "0900000000", "Trích yếu thử", "Tờ khai"], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        using var event1 = await SyncBodies.SendAsync(hub, HttpMethod.Post, $"{Path}/events", Bodies.Json(SyncBodies.Progress()), "neighbour");
        Assert.Equal(HttpStatusCode.Forbidden, event1.StatusCode);
    }

    [Fact]
    public async Task Dossier_Unknown_Answers404()
    {
        await ProblemAsync(await SyncBodies.SendAsync(hub, HttpMethod.Get, Path), HttpStatusCode.NotFound, "dossier.unknown");
        await ProblemAsync(await EventAsync(SyncBodies.Progress()), HttpStatusCode.NotFound, "dossier.unknown");
        await ProblemAsync(await SyncBodies.SendAsync(hub, HttpMethod.Get, "v1/dossiers/abc"), HttpStatusCode.UnprocessableEntity, "purpose.dossier-invalid");
    }

    // B46
    [Fact]
    public async Task Event_WithAGapInItsNumbers_SaysWhichComesNext()
    {
        var body = SyncBodies.Dossier();
        body["sequence"] = 5;
        using var put = await PutAsync(body);
        var gap = SyncBodies.Progress();
        gap["sequence"] = 200;
        var problem = await ProblemAsync(await EventAsync(gap), HttpStatusCode.Conflict, "event.sequence-gap");
        Assert.Equal((6, true), ((int)problem["expectedSequence"]!, (bool)problem["retrySafe"]!));
        gap["sequence"] = 5;
        await ProblemAsync(await EventAsync(gap), HttpStatusCode.Conflict, "event.sequence-used");
        gap["sequence"] = 6;
        using var right = await EventAsync(gap);
        Assert.Equal(HttpStatusCode.Accepted, right.StatusCode);
    }

    [Theory]
    [InlineData("at", "null", "dossier.time-invalid")] // B26
    [InlineData("at", "\"2025-11-20T08:31:00\"", "dossier.time-invalid")] // B47: no zone
    [InlineData("at", "\"2025-02-29T08:31:00+07:00\"", "dossier.time-invalid")] // B47
    [InlineData("at", "\"2025-11-20\"", "dossier.time-invalid")]
    [InlineData("at", "\"0001-01-01T00:00:00+00:00\"", "dossier.time-invalid")]
    [InlineData("at", "1763600000", "dossier.time-invalid")]
    [InlineData("at", "\"2099-01-01T00:00:00+07:00\"", "dossier.time-future")] // B47
    [InlineData("at", "\"9999-12-31T23:59:59Z\"", "dossier.time-invalid")] // B47
    [InlineData("dueAt", "\"9999-12-31T23:59:59Z\"", "dossier.time-invalid")] // B47
    [InlineData("steps/0/until", "\"9999-12-31T23:59:59+14:00\"", "dossier.time-invalid")] // B47
    [InlineData("applicant/personalIds/0", "\"000000001\"", "person.id-placeholder")] // B49
    [InlineData("abstract", "\"a\\ufffeb\"", "dossier.text-invalid")] // B22
    [InlineData("sequence", "1e400", "event.number-invalid")] // B21
    [InlineData("sequence", "9007199254740993", "event.number-invalid")] // B21
    [InlineData("sequence", "-1", "event.number-invalid")]
    [InlineData("sequence", "\"1\"", "event.number-invalid")]
    [InlineData("messageId", "\"a b\"", "event.key-invalid")]
    [InlineData("messageId", "[]", "request.member-type")] // B25
    [InlineData("dossier", "\"H49.14-251120-9999\"", "dossier.code-differs")]
    [InlineData("status", "\"lost\"", "dossier.status-invalid")]
    [InlineData("status", "5", "dossier.status-invalid")]
    [InlineData("channel", "null", "dossier.channel-missing")]
    [InlineData("applicant", "null", "dossier.applicant-incomplete")]
    [InlineData("applicant/personalIds/0", "\"22090000001\"", "person.id-leading-zero")] // B49
    [InlineData("applicant/personalIds/0", "\"02209000000X\"", "person.id-not-digits")] // B49
    [InlineData("applicant/personalIds/0", "22090000001", "request.member-type")]
    [InlineData("applicant/name", "\"Nguyễn\\u202eVăn\"", "person.name-invalid")] // B50, B59
    [InlineData("applicant/name", "null", "dossier.applicant-incomplete")]
    [InlineData("unit/code", "\"H4\"", "purpose.unit-invalid")] // B48
    [InlineData("unit/name", "\"\"", "dossier.text-missing")]
    [InlineData("unit/code", "\"H50\"", "access.unit")]
    [InlineData("procedure/code", "\"1.1\"", "purpose.procedure-invalid")]
    [InlineData("abstract", "\"a\\u0000b\"", "dossier.text-invalid")] // B59
    [InlineData("abstract", "{\"$ne\":1}", "request.member-type")] // B24
    [InlineData("note", "\"\\ud800\"", "request.member-type")] // B22
    [InlineData("receivedAt", "null", "dossier.received-missing")]
    [InlineData("receivedAt", "\"2025-11-20T08:00:00+07:00\"", "dossier.times-backwards")]
    [InlineData("papers", "{}", "request.member-type")]
    [InlineData("papers/0/name", "null", "dossier.text-missing")]
    [InlineData("papers/0/reuse", "\"warehouse\"", "dossier.reuse-contradicted")]
    [InlineData("papers/0/file", "{\"name\":\"a\",\"sha256\":\"b\"}", "file.reference-invalid")]
    [InlineData("papers/0/file", "{\"name\":\"a\",\"sha256\":\"0000000000000000000000000000000000000000000000000000000000000000\",\"url\":\"http://169.254.169.254/\"}", "file.reference-invalid")] // B60
    [InlineData("papers/0/file", "{\"name\":\"a.pdf\",\"sha256\":\"0000000000000000000000000000000000000000000000000000000000000000\"}", "file.unknown")]
    [InlineData("papers/0/file", "{\"name\":\"../../etc/passwd\",\"sha256\":\"0000000000000000000000000000000000000000000000000000000000000000\"}", "file.reference-invalid")] // B51
    [InlineData("papers/0/file", "{\"name\":\"a\\r\\nb.pdf\",\"sha256\":\"0000000000000000000000000000000000000000000000000000000000000000\"}", "file.reference-invalid")] // B51
    [InlineData("papers/0/file", "{\"name\":\"C:\\\\x\\\\con.pdf\",\"sha256\":\"0000000000000000000000000000000000000000000000000000000000000000\"}", "file.reference-invalid")] // B51
    [InlineData("papers/0/file", "{\"name\":\".\",\"sha256\":\"0000000000000000000000000000000000000000000000000000000000000000\"}", "file.reference-invalid")] // B51
    [InlineData("papers/0/file", "{\"name\":\"..\",\"sha256\":\"0000000000000000000000000000000000000000000000000000000000000000\"}", "file.reference-invalid")] // B51
    [InlineData("fees/0/amount", "1.5", "dossier.amount-invalid")]
    [InlineData("fees/0/amount", "-1", "dossier.amount-invalid")]
    [InlineData("fees/0/amount", "null", "dossier.amount-invalid")]
    [InlineData("fees/0/exempt", "true", "dossier.exemption-not-zero")]
    [InlineData("steps/0/status", "null", "dossier.status-invalid")]
    [InlineData("results", "[{\"id\":\"1\",\"name\":\"a\"}]", "dossier.result-file-missing")]
    [InlineData("evidence", "{}", "request.member-unknown")]
    [InlineData("__proto__", "{}", "request.member-unknown")] // B24
    public async Task Put_MemberWrong_IsRefusedByName(string place, string json, string expected)
    {
        var body = SyncBodies.Dossier();
        var steps = place.Split('/');
        var parent = steps[..^1].Aggregate((JsonNode)body, (node, step) => node is JsonArray list ? list[0]! : node[step]!);
        if (parent is JsonArray array)
        {
            array[0] = "@";
        }
        else
        {
            parent[steps[^1]] = "@";
        }

        using var response = await PutAsync(body.ToJsonString().Replace("\"@\"", json, StringComparison.Ordinal));
        var problem = await HubUnderTest.ReadAsync(response);
        var codes = problem["errors"]?.AsArray().Select(error => (string)error!["code"]!).ToList() ?? [(string)problem["code"]!];
        Assert.Contains(expected, codes);
        Assert.InRange((int)response.StatusCode, 400, 499);
        using var unknown = await SyncBodies.SendAsync(hub, HttpMethod.Get, Path);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Theory]
    [InlineData("lost", "/kind event.kind-unknown")]
    [InlineData("result", "/result dossier.result-missing")]
    [InlineData("due-date", "/dueAt dossier.time-invalid")]
    [InlineData("supplement-requested", "/requestedBy dossier.text-missing")]
    [InlineData("payment", "/payment request.member-type")]
    public async Task Event_WithoutWhatItsKindNeeds_IsRefused(string kind, string expected)
    {
        using var put = await PutAsync(SyncBodies.Dossier());
        var body = new JsonObject { ["messageId"] = SyncBodies.NewMessage(), ["at"] = "2025-11-20T09:00:00+07:00", ["kind"] = kind };
        await ProblemAsync(await EventAsync(body), HttpStatusCode.UnprocessableEntity, "request.invalid", expected);
    }

    private Task<HttpResponseMessage> PutAsync(JsonObject body, params (string, string)[] headers) => PutAsync(body.ToJsonString(), headers);

    private Task<HttpResponseMessage> PutAsync(string body, params (string, string)[] headers) =>
        SyncBodies.SendAsync(hub, HttpMethod.Put, Path, Bodies.Json(body), headers: headers);

    private Task<HttpResponseMessage> EventAsync(JsonObject body) => SyncBodies.SendAsync(hub, HttpMethod.Post, $"{Path}/events", Bodies.Json(body));

    private static async Task<JsonObject> ProblemAsync(HttpResponseMessage response, HttpStatusCode status, string code, string? error = null)
    {
        using (response)
        {
            var problem = await HubUnderTest.ReadAsync(response);
            Assert.Equal((status, code), (response.StatusCode, (string)problem["code"]!));
            if (error is not null)
            {
                Assert.Contains(error, problem["errors"]!.AsArray().Select(e => $"{e!["pointer"]} {e["code"]}"));
            }

            return problem;
        }
    }
}
