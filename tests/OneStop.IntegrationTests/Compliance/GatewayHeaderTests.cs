using Microsoft.AspNetCore.Http;
using OneStop.Core.Registries;

namespace OneStop.IntegrationTests.Compliance;

/// <summary>What a gateway wants beside the credentials travels with every request, and appears nowhere else.</summary>
public sealed class GatewayHeaderTests(NationFixture fixture, HostileServer server) : IClassFixture<NationFixture>, IClassFixture<HostileServer>
{
    private static readonly Subject Somebody = Purposes.Person("022090000001", "Nguyễn Văn Mẫu", "1990-01-15");

    private readonly Dictionary<string, string> headers = new(StringComparer.Ordinal)
    {
        ["lgspaccesstoken"] = "eyJBY2Nlc3NLZXkiOiJzeW50aGV0aWMtY2FuYXJ5In0=",
        ["X-Road-Client"] = "QNI/GOV/synthetic-canary, ONESTOP",
    };

    // The far side is shared; only what arrives from here on counts.
    private readonly int before = server.Seen.Count;

    private List<IReadOnlyDictionary<string, string>> Sent => [.. server.Seen.Skip(before)];

    [Fact]
    public async Task Lookup_TokenCallAndEveryAttempt_CarryTheHeaders()
    {
        // Fails twice, so that the token's call is followed by an attempt and its repetition.
        server.Answer = context =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        };
        using var bench = Bench("civil-status");
        Assert.IsType<Lookup.Unavailable>(await bench.AskAsync("civil-status", "birth", Somebody));
        Assert.Equal(3, Sent.Count);
        Assert.All(Sent, Carries);
        Assert.Equal(2, Sent.Count(s => s["Authorization"] == "Bearer synthetic"));
        Assert.DoesNotContain(bench.Logs.GetSnapshot(), line => line.ToString().Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lookup_DigestedSoapCall_CarriesTheHeadersBesideTheHubsOwn()
    {
        using var bench = Bench("population");
        await bench.AskAsync("population", "verification", Somebody);
        var sent = Assert.Single(Sent);
        Carries(sent);
        Assert.StartsWith("Basic ", sent["Authorization"], StringComparison.Ordinal);
        Assert.NotEmpty(sent["Timestamp"]);
    }

    private void Carries(IReadOnlyDictionary<string, string> sent) => Assert.All(headers, h => Assert.Equal(h.Value, sent[h.Key]));

    private RegistryBench Bench(string registry) => new(
        fixture.Nation,
        headers.ToDictionary(h => $"Registries:{registry}:Headers:{h.Key}", h => (string?)h.Value)
            .Append(new($"Registries:{registry}:BaseAddress", server.Address.ToString())).ToDictionary());
}
