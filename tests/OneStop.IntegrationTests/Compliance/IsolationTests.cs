using OneStop.Core.Errors;
using OneStop.Core.Registries;

namespace OneStop.IntegrationTests.Compliance;

/// <summary>I7: one sick registry changes nothing for the others.</summary>
public sealed class IsolationTests(NationFixture fixture) : IClassFixture<NationFixture>
{
    private static readonly Subject Somebody = Purposes.Person("022090000001", "Nguyễn Văn Mẫu", "1990-01-15");

    [Theory]
    [InlineData("population")]
    [InlineData("enterprise")]
    [InlineData("civil-status")]
    public async Task Lookup_AnotherRegistryDownAndResting_Found(string sick)
    {
        using var bench = new RegistryBench(fixture.Nation, new Dictionary<string, string?>
        {
            [$"Registries:{sick}:Breaker:MinimumThroughput"] = "2",
            [$"Registries:{sick}:Retries"] = "0",
        });
        fixture.Nation.StopSystem(sick);
        Lookup last = await AskAsync(bench, sick);
        var since = Assert.IsType<Lookup.Unavailable>(last).Fault.Since;
        Assert.NotNull(since);
        for (var i = 0; i < 5; i++)
        {
            last = await AskAsync(bench, sick);
        }

        var fault = Assert.IsType<Lookup.Unavailable>(last).Fault;
        Assert.Equal(ErrorCode.RegistryResting, fault.Code);
        Assert.Equal(since, fault.Since);
        foreach (var healthy in new[] { "population", "enterprise", "civil-status" }.Where(r => r != sick))
        {
            Assert.IsType<Lookup.Found>(await AskAsync(bench, healthy));
        }

        fixture.Nation.StartSystem(sick);
    }

    private static Task<Lookup> AskAsync(RegistryBench bench, string registry) => registry switch
    {
        "population" => bench.AskAsync(registry, "citizen", Somebody),
        "enterprise" => bench.AskAsync(registry, "enterprise", Purposes.Enterprise("5709990003")),
        _ => bench.AskAsync(registry, "birth", Purposes.Person("022310000004", "Nguyễn Thị Mẫu Mai", "2010-05-20")),
    };
}
