using System.Net;
using System.Text.Json.Nodes;
using OneStop.Core.Access;
using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Core.Registries;

namespace OneStop.IntegrationTests.Host;

public sealed class LookupRouteTests : IClassFixture<HubUnderTest>
{
    private readonly HubUnderTest hub;

    public LookupRouteTests(HubUnderTest hub)
    {
        this.hub = hub;
        hub.Registry.Reset();
    }

    private static readonly DateTimeOffset Since = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Lookup_Found_ShowsFactsAndSource()
    {
        using var response = await AskAsync(Bodies.Lookup());
        var answer = await HubUnderTest.ReadAsync(response);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("found", (string)answer["outcome"]!);
        Assert.Equal("Nguyễn Văn Mẫu", (string)answer["fields"]![0]!["value"]!["value"]!);
        Assert.Equal("person.birthDate", (string)answer["notHeld"]![0]!);
        Assert.Equal("yc-1", (string)answer["source"]!["requestId"]!);
    }

    [Fact]
    public async Task Lookup_WithoutFields_AsksOnlyForWhatThePlanNames()
    {
        using var response = await AskAsync(Bodies.Lookup());
        Assert.Equal([FactKeys.BirthDate, FactKeys.FullName], hub.Registry.Asked!.Fields.OrderBy(f => f.Name, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Lookup_WithFields_AsksForNoMore()
    {
        var body = Bodies.Lookup();
        body["fields"] = new JsonArray("person.birthDate");
        using var response = await AskAsync(body);
        Assert.Equal([FactKeys.BirthDate], hub.Registry.Asked!.Fields);
    }

    [Theory]
    [InlineData("""["person.religion"]""", "/fields/0", "request.field-not-allowed")] // the operation has it, the plan does not
    [InlineData("""["person.birthDate","x"]""", "/fields/1", "request.field-not-allowed")]
    [InlineData("""[7]""", "/fields/0", "request.member-type")]
    [InlineData("""{}""", "/fields", "request.member-type")]
    public async Task Lookup_FieldsBeyondThePlan_AreRefused(string fields, string place, string code)
    {
        var body = Bodies.Lookup();
        body["fields"] = JsonNode.Parse(fields);
        using var response = await AskAsync(body);
        var error = (await HubUnderTest.ReadAsync(response))["errors"]![0]!;
        Assert.Equal((place, code), ((string)error["pointer"]!, (string)error["code"]!));
    }

    [Theory]
    [InlineData("thu", "nothing", "operation.unknown", 404)]
    [InlineData("nowhere", "person", "registry.unknown", 404)]
    [InlineData("thu", "spare", "operation.not-in-plan", 403)]
    public async Task Lookup_WhatMayNotBeAsked_IsRefused(string registry, string operation, string code, int status)
    {
        using var response = await AskAsync(Bodies.Lookup(), $"v1/lookups/{registry}/{operation}");
        var problem = await HubUnderTest.ReadAsync(response);
        Assert.Equal((status, code), ((int)response.StatusCode, (string)problem["code"]!));
    }

    [Fact]
    public async Task Lookup_ForAnotherUnit_Answers403() // B39
    {
        var body = Bodies.Lookup();
        body["officer"]!["unit"] = "H50.14";
        using var response = await AskAsync(body);
        Assert.Equal("access.unit", (string)(await HubUnderTest.ReadAsync(response))["code"]!);
    }

    [Fact]
    public async Task Prefill_ForAnotherUnit_Answers403AndAsksNobody() // B39
    {
        var body = Bodies.Prefill();
        body["officer"]!["unit"] = "H50.1";
        var before = hub.Registry.Asked;
        using var response = await hub.SendAsync(HttpMethod.Post, "v1/prefill", Bodies.Json(body), await hub.TokenAsync());
        Assert.Equal((HttpStatusCode.Forbidden, "access.unit"), (response.StatusCode, (string)(await HubUnderTest.ReadAsync(response))["code"]!));
        Assert.Same(before, hub.Registry.Asked);
    }

    [Fact]
    public async Task Lookup_EnterpriseOperation_TakesATaxCodeAndNoPerson()
    {
        using var wrong = await AskAsync(Bodies.Lookup(), "v1/lookups/thu/shop");
        var errors = (await HubUnderTest.ReadAsync(wrong))["errors"]!.AsArray().Select(e => (string)e!["pointer"]!).Order(StringComparer.Ordinal);
        Assert.Equal(["/subject/birthDate", "/subject/fullName", "/subject/personalId", "/subject/taxCode"], errors);
    }

    [Theory]
    [InlineData("not-found", false)]
    [InlineData("mismatch", true)]
    public async Task Lookup_NoUsableRecord_Answers200WithWhatToRecheck(string outcome, bool certain)
    {
        Lookup lookup = outcome == "mismatch"
            ? new Lookup.Mismatch([FactKeys.BirthDate]) { Source = ScriptedRegistry.Source }
            : new Lookup.NotFound([FactKeys.FullName, FactKeys.BirthDate], Certain: false) { Source = ScriptedRegistry.Source };
        using var response = await ScriptedAsync(lookup);
        var answer = await HubUnderTest.ReadAsync(response);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((outcome, certain), ((string)answer["outcome"]!, (bool)answer["certain"]!));
        Assert.Contains("person.birthDate", answer["recheck"]!.AsArray().Select(k => (string)k!));
        Assert.Empty(answer["fields"]!.AsArray());
    }

    [Fact]
    public async Task Lookup_SourceDown_SaysSinceWhenWhoseFaultAndWhenToRetry()
    {
        var fault = new Fault(ErrorCode.RegistryResting, TimeSpan.FromSeconds(12.2), Since);
        using var response = await ScriptedAsync(new Lookup.Unavailable(fault) { Source = ScriptedRegistry.Source });
        var problem = await HubUnderTest.ReadAsync(response);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(13), response.Headers.RetryAfter?.Delta);
        Assert.Equal("registry.resting", (string)problem["code"]!);
        Assert.Equal("urn:onestop:error:registry.resting", (string)problem["type"]!);
        Assert.Equal("theirs", (string)problem["blame"]!);
        Assert.True((bool)problem["retrySafe"]!);
        Assert.Equal(13, (int)problem["retryAfter"]!);
        Assert.Equal(Since, (DateTimeOffset)problem["downSince"]!);
        Assert.Equal("yc-1", (string)problem["requestId"]!);
        Assert.Matches("^[0-9a-f]{32}$", (string)problem["traceId"]!);
        Assert.Equal(ErrorTable.Of(ErrorCode.RegistryResting).Vi, (string)problem["text"]!["vi"]!);
        Assert.Equal(503, (int)problem["status"]!);
    }

    [Fact]
    public async Task Lookup_AccessLogCannotBeWritten_Answers503() // I5
    {
        hub.Registry.Answer = (_, _) => throw new AuditUnavailableException();
        await FailsAsync(HttpStatusCode.ServiceUnavailable, "audit.unavailable");
    }

    [Fact]
    public async Task Lookup_ABugInside_Answers500WithoutAWordOfIt() // I6
    {
        hub.Registry.Answer = (_, _) => throw new InvalidOperationException("079188000077 Bí Mật");
        var text = await FailsAsync(HttpStatusCode.InternalServerError, "hub.internal");
        Assert.DoesNotContain("079188000077", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
    }

    private async Task<string> FailsAsync(HttpStatusCode status, string code)
    {
        using var response = await AskAsync(Bodies.Lookup());
        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal((status, code), (response.StatusCode, (string)JsonNode.Parse(text)!["code"]!));
        return text;
    }

    private Task<HttpResponseMessage> ScriptedAsync(Lookup lookup)
    {
        hub.Registry.Answer = (_, _) => Task.FromResult(lookup);
        return AskAsync(Bodies.Lookup());
    }

    private async Task<HttpResponseMessage> AskAsync(JsonObject body, string path = "v1/lookups/thu/person") =>
        await hub.SendAsync(HttpMethod.Post, path, Bodies.Json(body), await hub.TokenAsync());
}
