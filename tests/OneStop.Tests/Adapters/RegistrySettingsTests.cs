using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OneStop.Adapters;
using OneStop.Core.Registries;

namespace OneStop.Tests.Adapters;

public sealed class RegistrySettingsTests
{
    [Fact]
    public void Start_NothingConfigured_EverythingInTheCatalogueAndDisabled()
    {
        using var services = Services([]);
        Assert.Empty(Mistakes(services));
        var catalogue = services.GetRequiredService<RegistryCatalogue>();
        Assert.Equal(["population", "enterprise", "civil-status"], catalogue.All.Select(r => r.Key));
        Assert.All(catalogue.All.SelectMany(r => r.Operations), o => Assert.False(o.Enabled));
    }

    [Fact]
    public void Start_Configured_EnabledAndOneOperationSwitchedOff()
    {
        using var services = Services(new()
        {
            ["Registries:civil-status:BaseAddress"] = "http://127.0.0.1:5000",
            ["Registries:civil-status:Credentials:User"] = "synthetic",
            ["Registries:civil-status:Credentials:Secret"] = "synthetic",
            ["Registries:civil-status:Operations:death:Enabled"] = "false",
            ["Registries:civil-status:Operations:birth:Retry"] = "false",
        });
        Assert.Empty(Mistakes(services));
        var registry = services.GetRequiredService<RegistryCatalogue>().Find("civil-status")!;
        Assert.False(registry.Find("death")!.Enabled);
        Assert.True(registry.Find("birth") is { Enabled: true, RetrySafe: false });
        Assert.True(registry.Find("marriage") is { Enabled: true, RetrySafe: true, Confirmed: false });
    }

    [Fact]
    public void Start_ManyMistakes_AllReportedWithKeyReasonAndExample()
    {
        using var services = Services(new()
        {
            ["Registries:population:BaseAddress"] = "ftp://synthetic/",
            ["Registries:population:Scheme"] = "rest",
            ["Registries:population:Path"] = "dancu",
            ["Registries:population:Budgets:Attempt"] = "3",
            ["Registries:population:Budgets:Atempt"] = "00:00:03",
            ["Registries:population:Retries"] = "99",
            ["Registries:population:Quota:PerSecond"] = "-1",
            ["Registries:population:Breaker:FailureRatio"] = "2",
            ["Registries:population:Operations:citizn:Enabled"] = "true",
            ["Registries:population:Operations:citizen:Retry"] = "maybe",
            ["Registries:enterprise:BaseAddress"] = "http://127.0.0.1:5000/",
            ["Registries:enterprise:Enabled"] = "yes",
        });
        var mistakes = Mistakes(services);
        string[] keys =
        [
            "Registries:population:BaseAddress ", "Registries:population:Scheme ", "Registries:population:Path ",
            "Registries:population:Budgets:Attempt ", "Registries:population:Budgets:Atempt ", "Registries:population:Retries ",
            "Registries:population:Quota:PerSecond ", "Registries:population:Breaker:FailureRatio ", "Registries:population:Operations:citizn ",
            "Registries:population:Operations:citizen:Retry ", "Registries:enterprise:Enabled ", "Registries:enterprise:Credentials:User ",
            "Registries:enterprise:Credentials:Secret ",
        ];
        Assert.All(keys, key => Assert.Contains(mistakes, m => m.StartsWith(key, StringComparison.Ordinal)));
        Assert.Equal(keys.Length, mistakes.Count);
        Assert.All(mistakes, m => Assert.True(m.Contains("for example", StringComparison.Ordinal) || m.Contains("known here", StringComparison.Ordinal)));
    }

    // I6: a mistake beside a secret must not print it.
    [Fact]
    public void Start_MistakesBesideSecrets_NoValueRepeated()
    {
        using var services = Services(new()
        {
            ["Registries:population:BaseAddress"] = "http://user:synthetic-canary@127.0.0.1/",
            ["Registries:population:Credentials:Secrett"] = "synthetic-canary",
            ["Registries:population:Scheme"] = "synthetic-canary",
        });
        var mistakes = Mistakes(services);
        Assert.Equal(3, mistakes.Count);
        Assert.DoesNotContain(mistakes, m => m.Contains("canary", StringComparison.Ordinal));
    }

    // I6: a gateway's header is a secret like any other.
    [Theory]
    [InlineData("Bad Name", "synthetic-canary", "is no name of a header")]
    [InlineData("X-Tên", "synthetic-canary", "is no name of a header")]
    [InlineData("authorization", "synthetic-canary", "is a header that the hub sets itself")]
    [InlineData("Host", "synthetic-canary", "is a header that the hub sets itself")]
    [InlineData("Content-Type", "synthetic-canary", "is a header that the hub sets itself")]
    [InlineData("content-length", "synthetic-canary", "is a header that the hub sets itself")]
    [InlineData("SOAPAction", "synthetic-canary", "is a header that the hub sets itself")]
    [InlineData("Timestamp", "synthetic-canary", "is a header that the hub sets itself")]
    [InlineData("ApiKey", "synthetic-canary\r\nX-Other: 1", "has a line break")]
    [InlineData("ApiKey", "synthetic-canary-ế", "has a line break, or another character outside of printable ASCII")]
    [InlineData("ApiKey", " ", "has no value")]
    public void Start_HeaderThatCannotBeSent_ReportedWithoutItsValue(string name, string value, string reason)
    {
        using var services = Services(new() { [$"Registries:population:Headers:{name}"] = value });
        var mistake = Assert.Single(Mistakes(services));
        Assert.StartsWith($"Registries:population:Headers:{name} {reason}", mistake, StringComparison.Ordinal);
        Assert.Contains("for example", mistake, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_MisspeltRegistry_Reported()
    {
        using var services = Services(new() { ["Registries:popluation:BaseAddress"] = "http://127.0.0.1/" });
        Assert.Contains("Registries:popluation", Assert.Single(Mistakes(services)), StringComparison.Ordinal);
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddLogging()
        .AddRegistries(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .BuildServiceProvider();

    private static List<string> Mistakes(ServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException one)
        {
            return [.. one.Failures];
        }
        catch (AggregateException several)
        {
            return [.. several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(e => e.Failures)];
        }
    }
}
