using Microsoft.AspNetCore.Http;
using OneStop.Core.Errors;
using OneStop.Core.Registries;

namespace OneStop.IntegrationTests.Compliance;

public sealed class HostileAnswerTests(NationFixture fixture, HostileServer server) : IClassFixture<NationFixture>, IClassFixture<HostileServer>
{
    // B16 and its plain sibling: read up to the limit, never to the end.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lookup_BodyWithoutEnd_AnswerTooLarge(bool packed)
    {
        var broken = Assert.IsType<Lookup.Broken>(await AskAsync(packed ? HostileServer.BombAsync : HostileServer.EndlessAsync));
        Assert.Equal(ErrorCode.AnswerTooLarge, broken.Fault.Code);
    }

    // B17
    [Fact]
    public async Task Lookup_CorruptCompression_AnswerMalformed() =>
        Assert.Equal(ErrorCode.AnswerMalformed, Assert.IsType<Lookup.Broken>(await AskAsync(HostileServer.CorruptGzipAsync)).Fault.Code);

    // B56
    [Fact]
    public async Task Lookup_Redirect_NotFollowed()
    {
        Assert.IsType<Lookup.Broken>(await AskAsync(HostileServer.Redirect));
        Assert.DoesNotContain(server.Arrived, a => a.Path == "/elsewhere");
    }

    // B57
    [Fact]
    public async Task Lookup_AfterACookie_CookieNotSentBack()
    {
        using var bench = Bench();
        await AskAsync(bench, HostileServer.WithCookie);
        Assert.IsType<Lookup.NotFound>(await AskAsync(bench, HostileServer.WithCookie));
        Assert.All(server.Arrived, a => Assert.True(string.IsNullOrEmpty(a.Cookie)));
    }

    private async Task<Lookup> AskAsync(Func<HttpContext, Task> answer)
    {
        using var bench = Bench();
        return await AskAsync(bench, answer);
    }

    private Task<Lookup> AskAsync(RegistryBench bench, Func<HttpContext, Task> answer)
    {
        server.Answer = answer;
        return bench.AskAsync("civil-status", "birth", Purposes.Person("022090000001", "Nguyễn Văn Mẫu", "1990-01-15"));
    }

    private RegistryBench Bench() => new(fixture.Nation, new Dictionary<string, string?>
    {
        ["Registries:civil-status:BaseAddress"] = server.Address.ToString(),
    });
}
