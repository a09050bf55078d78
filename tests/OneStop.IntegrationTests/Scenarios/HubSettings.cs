using OneStop.Host.Access;
using OneStop.Mocks;

namespace OneStop.IntegrationTests.Scenarios;

/// <summary>A hub's settings for one test: its own data folder, the simulated nation behind it, one client with every scope.</summary>
internal sealed class HubSettings(MockNation nation, string dataFolder)
{
    public const string Client = "counter";
    public const string Secret = "synthetic-counter-secret";

    // The nation plays other systems too: destinations, and where messages come from.
    private static readonly string[] Registries = ["population", "enterprise", "civil-status"];

    // Hashing costs what it must; once is enough for all tests.
    private static readonly string Hash = SecretHash.Of(Secret).ToString();

    public Dictionary<string, string> Values { get; } = Base(nation, dataFolder);

    public string[] AsArguments() => [.. Values.Select(pair => $"--{pair.Key}={pair.Value}")];

    private static Dictionary<string, string> Base(MockNation nation, string dataFolder)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Data:Folder"] = dataFolder,
            ["Urls"] = "http://127.0.0.1:0",
            [$"Clients:{Client}:SecretHash"] = Hash,
            [$"Clients:{Client}:Units:0"] = "H49",
            ["Registries:population:Path"] = "/dancu/1.0",
        };
        for (var i = 0; i < Scopes.All.Count; i++)
        {
            values[$"Clients:{Client}:Scopes:{i}"] = Scopes.All[i];
        }

        foreach (var system in nation.Systems.Intersect(Registries, StringComparer.Ordinal))
        {
            values[$"Registries:{system}:BaseAddress"] = nation.BaseAddress(system).ToString();
            values[$"Registries:{system}:Credentials:User"] = system == "population" ? "onestop" : $"onestop-{system}";
            values[$"Registries:{system}:Credentials:Secret"] = $"synthetic-{system}-secret";
        }

        return values;
    }
}
