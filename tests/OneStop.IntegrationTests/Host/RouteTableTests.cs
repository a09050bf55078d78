using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Core.Dossiers;

namespace OneStop.IntegrationTests.Host;

/// <summary>Walks every route the server knows, with every kind of credential (I9, I12, B36).</summary>
public sealed class RouteTableTests(HubUnderTest hub) : IClassFixture<HubUnderTest>
{
    private static readonly string[] Open =
    [
        "/docs/favicon.svg", "/docs/{documentName?}", "/docs/scalar.aspnetcore.js", "/docs/scalar.js", "/files/{token}", "/health/live", "/health/ready", "/openapi/v1.json", "/token", "/v1/callbacks/{source}",
    ];

    // HTTP's own, and the credential, which the document states as security.
    private static readonly string[] Everywhere =
    [
        "header:Authorization", "header:Content-Type", "header:Content-Length", "header:Content-Encoding", "header:Transfer-Encoding", "header:Host", "header:Expect",
        "header:Connection", "header:Upgrade", "header:Cookie", "header:Origin", "header:Accept", "header:User-Agent", "header:traceparent", "header:tracestate",
    ];

    [Fact]
    public async Task EveryRoute_WithoutCredentials_IsClosedButForTheOpenList()
    {
        var open = new List<string>();
        foreach (var route in Routes())
        {
            using var response = await hub.SendAsync(Method(route), Path(route));
            if (response.StatusCode != HttpStatusCode.Unauthorized)
            {
                open.Add(route.RoutePattern.RawText!);
                continue;
            }

            // Two refuse for themselves: /token a client, a call-back its signature.
            var refusal = await HubUnderTest.ReadAsync(response);
            var pattern = route.RoutePattern.RawText!;
            Assert.Equal(pattern switch { "/token" => null, "/v1/callbacks/{source}" => "callback.refused", _ => "token.missing" }, (string?)refusal["code"]);
            if (pattern is "/token" or "/v1/callbacks/{source}")
            {
                open.Add(pattern);
            }
        }

        Assert.Equal(string.Join("\n", Open.Order(StringComparer.Ordinal)), string.Join("\n", open.Distinct().Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("wrong", "token.invalid")]
    [InlineData("expired", "token.expired")]
    [InlineData("not yet valid", "token.invalid")]
    [InlineData("another audience", "token.invalid")]
    [InlineData("another issuer", "token.invalid")]
    [InlineData("another key", "token.invalid")]
    [InlineData("another key under our name", "token.invalid")]
    [InlineData("key inside the token", "token.invalid")]
    [InlineData("alg none", "token.invalid")]
    [InlineData("public key as a secret", "token.invalid")]
    [InlineData("another type", "token.invalid")]
    [InlineData("no expiry", "token.invalid")]
    [InlineData("no scope", "token.invalid")]
    [InlineData("changed scope", "token.invalid")]
    public async Task EveryClosedRoute_WithABadToken_Answers401(string kind, string code)
    {
        var token = await new TokenForge(hub).MakeAsync(kind);
        foreach (var route in Closed())
        {
            using var response = await hub.SendAsync(Method(route), Path(route), token: token);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal(code, (string?)(await HubUnderTest.ReadAsync(response))["code"]);
            Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
        }
    }

    [Fact]
    public async Task EveryClosedRoute_WithATokenForAnotherScope_Answers403()
    {
        var narrow = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var scope in new[] { "prefill", "lookup", "dossiers:write", "dossiers:read", "inbox", "catalogue", "metrics", "operations:read", "operations:write" })
        {
            narrow[scope] = await hub.TokenAsync(scope: scope);
        }

        foreach (var route in Closed())
        {
            var passes = new List<string>();
            foreach (var (scope, token) in narrow)
            {
                using var response = await hub.SendAsync(Method(route), Path(route), token: token);
                if (response.StatusCode != HttpStatusCode.Forbidden)
                {
                    passes.Add(scope);
                    continue;
                }

                Assert.Equal("token.scope", (string?)(await HubUnderTest.ReadAsync(response))["code"]);
            }

            // Exactly one scope opens each route.
            Assert.Single(passes);
        }
    }

    [Fact]
    public async Task AForgedGoodToken_IsTaken_SoThatTheForgeProvesSomething()
    {
        using var response = await hub.SendAsync(HttpMethod.Get, "v1/catalog", token: await new TokenForge(hub).MakeAsync("right"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task AuthorityClaimedInHeaders_CountsForNothing()
    {
        // B40.
        using var request = new HttpRequestMessage(HttpMethod.Get, "v1/catalog");
        request.Headers.Add("X-Client-Id", "one-stop");
        request.Headers.Add("X-Forwarded-User", "one-stop");
        request.Headers.Add("X-HTTP-Method-Override", "OPTIONS");
        using var response = await hub.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("/v1/../v1/catalog")]
    [InlineData("/v1/%63atalog")]
    [InlineData("//v1/catalog")]
    [InlineData("/v1/catalog/")]
    [InlineData("/V1/CATALOG")]
    [InlineData("/v1/..;/v1/catalog")]
    [InlineData("/token/..%2fv1/catalog")]
    [InlineData("/docs/..%2f..%2fv1/catalog")]
    [InlineData("/docs/%252e%252e/v1/catalog")]
    [InlineData("/health/live/../../v1/catalog")]
    public async Task AnotherSpellingOfAPath_OpensNothing(string path)
    {
        // B09.
        var answer = await RawHttp.SendAsync(hub.Address, $"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.DoesNotContain("\"registries\"", answer, StringComparison.Ordinal);
        Assert.Matches("^HTTP/1.1 (401|404|400)", answer);
    }

    [Fact]
    public async Task EveryDescribedRoute_ReadsTheParametersThatItDeclaresAndNoOthers()
    {
        var read = new ReadParameters();
        await using var watched = new HubUnderTest([], builder => builder.Services.AddSingleton<IStartupFilter>(read));
        await watched.InitializeAsync();
        var token = await watched.TokenAsync();
        using var document = await watched.SendAsync(HttpMethod.Get, "openapi/v1.json");
        var paths = (await HubUnderTest.ReadAsync(document))["paths"]!.AsObject();
        var (declared, seen) = (new List<string>(), new List<string>());
        foreach (var (pattern, method, operation) in paths.SelectMany(path => path.Value!.AsObject().Select(one => (path.Key, one.Key.ToUpperInvariant(), one.Value!))))
        {
            var route = $"{method} {pattern}";
            using var response = await watched.SendAsync(new(method), await PathAsync(watched, pattern), token: token);
            declared.AddRange(Declared(operation).Select(name => $"{route} {name}"));
            seen.AddRange(read.ByRoute[route].Where(name => !Everywhere.Contains(name) && !Unused(pattern, name)).Select(name => $"{route} {name}"));
        }

        Assert.Empty(seen.Except(declared, StringComparer.OrdinalIgnoreCase));
        Assert.Empty(declared.Except(seen, StringComparer.OrdinalIgnoreCase));
        Assert.True(declared.Count > 25, $"Only {declared.Count} parameters stand in the document.");
    }

    private static IEnumerable<string> Declared(JsonNode operation) => (operation["parameters"]?.AsArray() ?? [])
        .Select(parameter => (In: (string)parameter!["in"]!, Name: (string)parameter["name"]!)).Where(parameter => parameter.In != "path").Select(p => $"{p.In}:{p.Name}");

    // The version that a sender expects is read of every message, and of every file by the framework: what is no dossier has none.
    private static bool Unused(string pattern, string name) =>
        pattern is "/v1/ratings" or "/v1/questions/{id}/answers" or "/files/{token}" && name is "header:If-Match" or "header:If-None-Match";

    // A link that opens, so that the file is really served.
    private static async Task<string> PathAsync(HubUnderTest hub, string pattern)
    {
        if (pattern != "/files/{token}")
        {
            return Path(pattern);
        }

        using var uploaded = await SyncBodies.SendAsync(hub, HttpMethod.Post, "v1/attachments", Bodies.Raw("%PDF-1.7\n%%EOF"u8.ToArray(), "application/pdf"));
        var sha256 = (string)(await HubUnderTest.ReadAsync(uploaded))["sha256"]!;
        return hub.App.Services.GetRequiredService<IFileLinks>().LinkTo(new("thu.pdf", sha256)).AbsolutePath;
    }

    private static HttpMethod Method(RouteEndpoint route) =>
        new(route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods[0] ?? "GET");

    private static string Path(RouteEndpoint route) => Path(route.RoutePattern.RawText!);

    private static string Path(string pattern) => pattern
        .Replace("{registry}", "thu", StringComparison.Ordinal)
        .Replace("{operation}", "person", StringComparison.Ordinal)
        .Replace("{code}", "H49.14-251120-0001", StringComparison.Ordinal)
        .Replace("{id}", "10045", StringComparison.Ordinal)
        .Replace("{key}", "portal", StringComparison.Ordinal)
        .Replace("{day}", "2026-11-20", StringComparison.Ordinal)
        .Replace("{token}", "x", StringComparison.Ordinal)
        .Replace("{documentName?}", "v1", StringComparison.Ordinal);

    private IEnumerable<RouteEndpoint> Closed() => Routes().Where(r => !Open.Contains(r.RoutePattern.RawText));

    private List<RouteEndpoint> Routes()
    {
        var routes = hub.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        Assert.True(routes.Count > Open.Length, "The table is empty, so the walk would prove nothing.");
        return routes;
    }
}
