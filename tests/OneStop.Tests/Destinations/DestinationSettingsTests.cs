using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OneStop.Adapters;
using OneStop.Core.Sync;

namespace OneStop.Tests.Destinations;

public sealed class DestinationSettingsTests
{
    [Fact]
    public void Start_NothingConfigured_NoDestination()
    {
        using var services = Services([]);
        Assert.Empty(Mistakes(services));
        Assert.Empty(services.GetServices<IDestination>());
    }

    [Fact]
    public void Start_ManyMistakes_AllReportedWithKeyAndReason()
    {
        using var services = Services(new()
        {
            ["Destinations:portal:Enabled"] = "true",
            ["Destinations:portal:Protocol"] = "soap",
            ["Destinations:portal:UnitCode"] = "000.00.00.H49",
            ["Destinations:portal:UserName"] = "synthetic",
            ["Destinations:portal:BatchSize"] = "0",
            ["Destinations:portal:StepChunk"] = "many",
            ["Destinations:portal:Timeout"] = "20",
            ["Destinations:portal:Statuses:recieved"] = "2",
            ["Destinations:portal:Statuses:filed"] = "2",
            ["Destinations:portal:Paths:Login"] = "mapi/login\u200b",
            ["Destinations:portal:Pathes:Login"] = "mapi/login",
            ["Destinations:reporting:Enabled"] = "true",
            ["Destinations:reporting:Url"] = "http://reports.example.invalid/",
            ["Destinations:reporting:Secret"] = "short",
            ["Destinations:warehouse:Enabled"] = "true",
        });
        string[] keys =
        [
            "Destinations:portal:Protocol ", "Destinations:portal:BaseAddress ", "Destinations:portal:Password ", "Destinations:portal:BatchSize ",
            "Destinations:portal:StepChunk ", "Destinations:portal:Timeout ", "Destinations:portal:Statuses:recieved ",
            "Destinations:portal:Statuses:filed+received ", "Destinations:portal:Paths:Login ", "Destinations:portal:Pathes ",
            "Destinations:reporting:Url ", "Destinations:reporting:Secret ", "Destinations:warehouse ",
        ];
        var mistakes = Mistakes(services);
        Assert.All(keys, key => Assert.Contains(mistakes, mistake => mistake.StartsWith(key, StringComparison.Ordinal)));
        Assert.Equal(keys.Length, mistakes.Count);
    }

    // I6
    [Fact]
    public void Start_MistakesBesideSecrets_NoValueRepeated()
    {
        using var services = Services(new()
        {
            ["Destinations:portal:BaseAddress"] = "https://user:synthetic-canary@portal.example.invalid/",
            ["Destinations:portal:Passwordd"] = "synthetic-canary",
            ["Destinations:reporting:Secret"] = "canary",
        });
        var mistakes = Mistakes(services);
        Assert.Equal(3, mistakes.Count);
        Assert.DoesNotContain(mistakes, mistake => mistake.Contains("canary", StringComparison.Ordinal));
    }

    // B60: the shared secret and the dossiers leave only over https, except to this machine itself.
    [Theory]
    [InlineData("http://127.0.0.1:8080/in", 0)]
    [InlineData("https://reports.example.invalid/in", 0)]
    [InlineData("http://10.0.0.7/in", 1)]
    [InlineData("file:///etc/passwd", 2)]
    public void Reporting_Url_HttpsUnlessLoopback(string url, int mistakes)
    {
        using var services = Services(new()
        {
            ["Destinations:reporting:Enabled"] = "true",
            ["Destinations:reporting:Url"] = url,
            ["Destinations:reporting:Secret"] = "synthetic-secret-of-enough-length",
        });
        Assert.Equal(mistakes, Mistakes(services).Count);
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddLogging()
        .AddDestinations(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
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
