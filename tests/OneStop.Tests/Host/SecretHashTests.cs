using OneStop.Host.Access;

namespace OneStop.Tests.Host;

public sealed class SecretHashTests
{
    private const string Secret = "thu-nghiem-khong-phai-bi-mat";

    [Fact]
    public void Parse_WhatHashSecretPrints_MatchesTheSecretAlone()
    {
        var hash = SecretHash.Parse(SecretHash.Of(Secret).ToString());
        Assert.NotNull(hash);
        Assert.True(hash.Matches(Secret));
        Assert.False(hash.Matches(Secret + "x"));
        Assert.False(hash.Matches(""));
    }

    [Fact]
    public void Of_TheSameSecretTwice_LooksDifferent() => Assert.NotEqual(SecretHash.Of(Secret).ToString(), SecretHash.Of(Secret).ToString());

    [Fact]
    public void Decoy_CostsAsMuchAsARealOneAndMatchesNothing()
    {
        Assert.Equal(SecretHash.Of(Secret).Iterations, SecretHash.Decoy.Iterations);
        Assert.False(SecretHash.Decoy.Matches(Secret));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(Secret)]
    [InlineData("pbkdf2-sha512.1000.MDEyMzQ1Njc4OWFiY2RlZg.MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY")] // too few rounds
    [InlineData("pbkdf2-sha512.99999999999.MDEyMzQ1Njc4OWFiY2RlZg.MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY")]
    [InlineData("pbkdf2-sha512.210000.c2hvcnQ.MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY")] // short salt
    [InlineData("pbkdf2-sha512.210000.MDEyMzQ1Njc4OWFiY2RlZg.c2hvcnQ")] // short hash
    [InlineData("pbkdf2-sha512.210000.?.?")]
    [InlineData("md5.210000.MDEyMzQ1Njc4OWFiY2RlZg.MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY")]
    public void Parse_AnythingElse_IsNothing(string? text) => Assert.Null(SecretHash.Parse(text));
}
