using System.Text;
using Microsoft.Extensions.Time.Testing;
using OneStop.Adapters.Plumbing.Credentials;

namespace OneStop.Tests.Adapters;

public sealed class DigestCredentialsTests
{
    private readonly FakeTimeProvider clock = new(DateTimeOffset.FromUnixTimeMilliseconds(1_795_334_400_000));

    // sha256("/dancu/1.0" + "onestop" + "1795334400000" + "synthetic-population-secret"), computed outside this code.
    [Fact]
    public async Task Issue_KnownTime_KnownDigest()
    {
        using var request = new HttpRequestMessage();
        (await Issue())!.Stamp(request);
        Assert.Equal("1795334400000", Assert.Single(request.Headers.GetValues("Timestamp")));
        Assert.Equal("Basic", request.Headers.Authorization!.Scheme);
        Assert.Equal(
            "onestop:84b2a41b9d3c151f6f2851f40cbb29f31c140e7f3475b479c4f11d60489aa127",
            Encoding.UTF8.GetString(Convert.FromBase64String(request.Headers.Authorization.Parameter!)));
    }

    [Fact]
    public async Task Issue_NextAttempt_NewDigest()
    {
        var first = await Issue();
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.NotEqual(first!.Parameter, (await Issue())!.Parameter);
    }

    [Fact]
    public async Task Issue_AfterARefusal_None()
    {
        var credentials = Credentials();
        Assert.Null(await credentials.IssueAsync(await Issue(), CancellationToken.None));
    }

    private ValueTask<Pass?> Issue() => Credentials().IssueAsync(null, CancellationToken.None);

    private DigestCredentials Credentials() => new("/dancu/1.0", "onestop", "synthetic-population-secret", clock);
}
