using System.Net;

namespace OneStop.IntegrationTests.Host;

public sealed class ObservabilityTests
{
    [Fact]
    public async Task Metrics_CountRefusedPurposesByReason()
    {
        await using var hub = new HubUnderTest();
        await hub.InitializeAsync();
        var token = await hub.TokenAsync();
        var body = Bodies.Prefill();
        body["dossier"] = null;
        using var refused = await hub.SendAsync(HttpMethod.Post, "v1/prefill", Bodies.Json(body), token);
        body = Bodies.Lookup();
        body["officer"]!["unit"] = "H50";
        using var unit = await hub.SendAsync(HttpMethod.Post, "v1/lookups/thu/person", Bodies.Json(body), token);

        using var response = await hub.SendAsync(HttpMethod.Get, "metrics", token: token);
        var metrics = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(Counts("purpose.dossier-missing"), metrics);
        Assert.True(Counts("access.unit"), metrics);
        Assert.Contains("http_server_request_duration_seconds", metrics, StringComparison.Ordinal);
        Assert.Contains("dotnet_", metrics, StringComparison.Ordinal);

        bool Counts(string code) => metrics.Split('\n').Any(line => line.StartsWith("onestop_purpose_refused", StringComparison.Ordinal)
            && line.Contains($"code=\"{code}\"", StringComparison.Ordinal) && line.Contains("} 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Log_OfARequest_NamesTheRouteAndNothingTyped() // I6
    {
        await using var hub = new HubUnderTest(new() { ["Logging:LogLevel:Default"] = "Trace", ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace" }, null);
        await hub.InitializeAsync();
        var token = await hub.TokenAsync();
        using var first = await hub.SendAsync(HttpMethod.Post, "v1/lookups/thu/079188000077?so=079188000077", Bodies.Json(Bodies.Lookup()), token);
        using var second = await hub.SendAsync(HttpMethod.Get, "079188000077", token: token);
        hub.Registry.Answer = (_, _) => throw new InvalidOperationException("079188000077");
        using var third = await hub.SendAsync(HttpMethod.Post, "v1/lookups/thu/person", Bodies.Json(Bodies.Lookup()), token);
        await hub.StopAsync();

        var log = await File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(hub.Data, "logs")).Single());
        Assert.DoesNotContain("079188000077", log, StringComparison.Ordinal);
        Assert.DoesNotContain(Bodies.PersonalId, log, StringComparison.Ordinal);
        Assert.DoesNotContain(HubUnderTest.Secret, log, StringComparison.Ordinal);
        Assert.Contains("/v1/lookups/{registry}/{operation}", log, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Docs_ComeFromThisServerAlone()
    {
        await using var hub = new HubUnderTest();
        await hub.InitializeAsync();
        using var page = await hub.SendAsync(HttpMethod.Get, "docs/");
        var html = await page.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.DoesNotMatch("(src|href)=\"https?://", html);
        Assert.Contains("default-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var script = await hub.SendAsync(HttpMethod.Get, "docs/scalar.js");
        Assert.Equal(HttpStatusCode.OK, script.StatusCode);
        Assert.False(page.Headers.Contains("Server"));
    }
}
