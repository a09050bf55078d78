using System.Text.Json;
using OneStop.Mocks;

namespace OneStop.Tests.Mocks;

public sealed class TokenDeskTests
{
    private const string Grant = "grant_type=client_credentials";

    internal static string Token(TokenDesk desk) => Ask(desk).GetProperty("access_token").GetString()!;

    private static JsonElement Ask(TokenDesk desk, DateTimeOffset? at = null, int? uses = null) => JsonDocument.Parse(
        desk.Issue(MockCalls.Of("POST", "/token", Grant, uses, at).Basic("key", "secret")).Render!()).RootElement;

    private static Bearer Check(TokenDesk desk, string token, DateTimeOffset? at = null, int? uses = null) =>
        desk.Check(MockCalls.Of("GET", "/", "", uses, at).With("Authorization", $"Bearer {token}"));

    [Fact]
    public void Issue_AskedAgain_GivesTheSameTokenWithLessTime()
    {
        var desk = new TokenDesk("key", "secret");

        var first = Ask(desk);
        var second = Ask(desk, MockCalls.Now.AddMinutes(10));

        Assert.Equal(first.GetProperty("access_token").GetString(), second.GetProperty("access_token").GetString());
        Assert.Equal((3600, 3000), (first.GetProperty("expires_in").GetInt32(), second.GetProperty("expires_in").GetInt32()));
    }

    [Fact]
    public void Check_TokenExpired_IsRefusedAndTheNextOneIsNew()
    {
        var desk = new TokenDesk("key", "secret");
        var token = Token(desk);
        var later = MockCalls.Now.AddHours(1);

        Assert.Equal(Bearer.Accepted, Check(desk, token, later.AddSeconds(-1)));
        Assert.Equal(Bearer.Refused, Check(desk, token, later));
        Assert.NotEqual(token, Ask(desk, later).GetProperty("access_token").GetString());
    }

    [Fact]
    public void Check_EarlyExpiryOverlay_KillsTheTokenAfterItsUses()
    {
        var desk = new TokenDesk("key", "secret");
        var token = Token(desk);

        Assert.Equal(Bearer.Accepted, Check(desk, token, uses: 1));
        Assert.Equal(Bearer.Refused, Check(desk, token, uses: 1));
        Assert.Equal(Bearer.Accepted, Check(desk, Ask(desk, uses: 1).GetProperty("access_token").GetString()!, uses: 1));
    }

    [Fact]
    public void Check_ForeignOrAbsentToken_IsTold()
    {
        var desk = new TokenDesk("key", "secret");
        Assert.Equal(Bearer.Refused, Check(desk, "made-up"));
        Assert.Equal(Bearer.Missing, desk.Check(MockCalls.Of("GET", "/")));
    }

    [Theory]
    [InlineData("POST", "key", "wrong", Grant, "token.refused")]
    [InlineData("GET", "key", "secret", Grant, "token.refused")]
    [InlineData("POST", "key", "secret", "grant_type=password", "token.grant")]
    public void Issue_WrongAsking_IsRefused(string method, string key, string secret, string form, string outcome) =>
        Assert.Equal(outcome, new TokenDesk("key", "secret").Issue(MockCalls.Of(method, "/token", form).Basic(key, secret)).Outcome);
}
