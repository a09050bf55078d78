using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OneStop.Adapters;

namespace OneStop.Tests.Adapters;

public sealed class FeedSettingsTests
{
    [Theory]
    [InlineData("portal", "facade", 1)]
    [InlineData("portal-questions", "facade", 1)]
    [InlineData("portal", "session", 0)]
    public void Start_AFeedThatTheFacadeHasNot_IsRefusedWithKeyReasonAndExample(string feed, string protocol, int mistakes)
    {
        var found = Mistakes(new()
        {
            ["Destinations:portal:Enabled"] = "true",
            ["Destinations:portal:Protocol"] = protocol,
            [$"Inbound:{feed}:Enabled"] = "true",
            [$"Inbound:{feed}:Unit"] = "H49",
        });
        Assert.Equal(mistakes, found.Count);
        Assert.All(found, mistake => Assert.Equal(
            $"Inbound:{feed}:Enabled is true, and Destinations:portal:Protocol is facade, where nothing can be pulled; for example Inbound:{feed}:Enabled=false", mistake));
    }

    private static List<string> Mistakes(Dictionary<string, string?> settings)
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddFeeds(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException one)
        {
            return [.. one.Failures];
        }
    }
}
