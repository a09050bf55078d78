using System.Net;
using System.Text.Json.Nodes;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using OneStop.Host.Access;

namespace OneStop.IntegrationTests.Host;

/// <summary>OAuth 2 client credentials, in the words of RFC 6749.</summary>
public sealed class TokenRouteTests(HubUnderTest hub) : IClassFixture<HubUnderTest>
{
    [Fact]
    public async Task Token_BasicHeader_IsTaken()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "token") { Content = Form(("grant_type", "client_credentials")) };
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"one-stop:{HubUnderTest.Secret}")));
        using var response = await hub.Http.SendAsync(request);
        var answer = await HubUnderTest.ReadAsync(response);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Bearer", (string)answer["token_type"]!);
        Assert.InRange((int)answer["expires_in"]!, 590, 600);
        Assert.Contains("no-store", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Token_IsSignedWithOurAlgorithmAndCarriesNoMoreThanNeeded()
    {
        var parts = (await hub.TokenAsync()).Split('.').Take(2).Select(p => JsonNode.Parse(WebEncoders.Base64UrlDecode(p))!.AsObject()).ToList();
        Assert.Equal("ES256", (string)parts[0]["alg"]!);
        Assert.Equal("at+jwt", (string)parts[0]["typ"]!);
        Assert.Equal(["aud", "client_id", "exp", "iat", "iss", "jti", "scope", "sub"], parts[1].Select(claim => claim.Key).Where(k => !k.StartsWith("oi_", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(string.Join(' ', Scopes.All.Order(StringComparer.Ordinal)), (string)parts[1]["scope"]!);
    }

    [Theory]
    [InlineData("one-stop", "wrong-secret-of-some-length", "client_credentials", null, "invalid_client", 401)]
    [InlineData("nobody", HubUnderTest.Secret, "client_credentials", null, "invalid_client", 401)]
    [InlineData("one-stop", null, "client_credentials", null, "invalid_request", 400)]
    [InlineData("one-stop", HubUnderTest.Secret, "password", null, "unsupported_grant_type", 400)]
    [InlineData("one-stop", HubUnderTest.Secret, "refresh_token", null, "unsupported_grant_type", 400)]
    [InlineData("one-stop", HubUnderTest.Secret, null, null, "invalid_request", 400)]
    [InlineData("reader", HubUnderTest.Secret, "client_credentials", "prefill", "invalid_scope", 400)] // not granted to this client
    [InlineData("one-stop", HubUnderTest.Secret, "client_credentials", "everything", "invalid_scope", 400)]
    public async Task Token_WrongRequest_IsRefused(string client, string? secret, string? grant, string? scope, string error, int status)
    {
        using var form = Form(("client_id", client), ("client_secret", secret), ("grant_type", grant), ("scope", scope));
        using var response = await hub.Http.PostAsync("token", form);
        var answer = await HubUnderTest.ReadAsync(response);
        Assert.Equal((status, error), ((int)response.StatusCode, (string)answer["error"]!));
        Assert.Null(answer["access_token"]);
        Assert.DoesNotContain(HubUnderTest.Secret, answer.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("grant_type=client_credentials&client_id=%FF&client_secret=%00")]
    [InlineData("grant_type=client_credentials&client_id=%ED%A0%80")]
    [InlineData(null)] // a form of 3,000 members
    public async Task Token_FormThatCannotBeRead_IsRefusedInTheSameWords(string? form)
    {
        form ??= string.Join('&', Enumerable.Range(0, 3000).Select(i => $"k{i}=1"));
        using var response = await hub.Http.PostAsync("token", Bodies.Json(form, "application/x-www-form-urlencoded"));
        var answer = await HubUnderTest.ReadAsync(response);
        Assert.Equal((400, "invalid_request"), ((int)response.StatusCode, (string)answer["error"]!));
        Assert.Contains("no-store", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Token_FormLargerThanAnyBody_Answers413()
    {
        using var response = await hub.Http.PostAsync("token", Bodies.Json($"grant_type={new string('a', 100_000)}", "application/x-www-form-urlencoded"));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "request.too-large"), (response.StatusCode, (string)(await HubUnderTest.ReadAsync(response))["code"]!));
    }

    [Fact]
    public async Task Token_UnknownClientAndWrongSecret_AreToldApartByNobody()
    {
        using var unknown = await hub.Http.PostAsync("token", Form(("grant_type", "client_credentials"), ("client_id", "nobody"), ("client_secret", "wrong-secret-of-some-length")));
        using var wrong = await hub.Http.PostAsync("token", Form(("grant_type", "client_credentials"), ("client_id", "one-stop"), ("client_secret", "wrong-secret-of-some-length")));
        Assert.Equal(await unknown.Content.ReadAsStringAsync(), await wrong.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Token_NarrowedScope_OpensNoMore()
    {
        using var response = await hub.SendAsync(HttpMethod.Post, "v1/prefill", Bodies.Json(Bodies.Prefill()), await hub.TokenAsync(scope: "catalogue"));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData(".well-known/openid-configuration")]
    [InlineData(".well-known/jwks")]
    [InlineData("connect/token")]
    public async Task TokenServer_OffersNothingElse(string path)
    {
        using var response = await hub.SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("v1/nothing", "GET", 404, "route.not-found")]
    [InlineData("v1/prefill", "GET", 405, "route.method")]
    [InlineData("v1/catalog", "DELETE", 405, "route.method")]
    public async Task NoRoute_ForAKnownCaller_IsAProblem(string path, string method, int status, string code)
    {
        using var response = await hub.SendAsync(new HttpMethod(method), path, token: await hub.TokenAsync());
        Assert.Equal((status, code), ((int)response.StatusCode, (string)(await HubUnderTest.ReadAsync(response))["code"]!));
    }

    private static FormUrlEncodedContent Form(params (string Name, string? Value)[] members) =>
        new(members.Where(m => m.Value is not null).Select(m => KeyValuePair.Create(m.Name, m.Value!)));
}
