using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging.Testing;
using OneStop.Adapters;
using OneStop.Core.Access;
using OneStop.Core.Prefill;
using OneStop.Core.Facts;
using OneStop.Core.Registries;
using OneStop.Mocks;

namespace OneStop.IntegrationTests.Compliance;

/// <summary>The registries as the host has them, on real sockets to the simulated nation, with an access log that can be read.</summary>
internal sealed class RegistryBench : IDisposable
{
    private readonly ServiceProvider services;
    private readonly MockNation nation;
    private readonly int before;

    public RegistryBench(MockNation nation, IReadOnlyDictionary<string, string?>? settings = null, TimeProvider? clock = null)
    {
        this.nation = nation;
        before = nation.Ledger.Entries.Count;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Defaults(nation)).AddInMemoryCollection(settings).Build();
        var all = new ServiceCollection();
        Bodies.Watch(all);
        services = all
            .AddFakeLogging()
            .AddSingleton(clock ?? TimeProvider.System)
            .AddSingleton<IAuditTrail>(Audit)
            .AddSingleton(new SubjectHasher(new byte[32]))
            .AddSingleton(p => new PlanBook([Purposes.Everything(p.GetRequiredService<RegistryCatalogue>())]))
            .AddSingleton<AccessPolicy>()
            .AddSingleton(provider => new PeopleLimit(1000, provider.GetRequiredService<TimeProvider>()))
            .AddRegistries(configuration)
            .BuildServiceProvider();
    }

    public BodyLengths Bodies { get; } = new();

    public AuditList Audit { get; } = new();

    public FakeLogCollector Logs => services.GetFakeLogCollector();

    public MetricCollector<T> Metric<T>(string name)
        where T : struct => new(services.GetRequiredService<IMeterFactory>(), "OneStop", name);

    public Task<Lookup> AskAsync(
        string registry, string operation, Subject subject, Purpose? purpose = null, CancellationToken cancellationToken = default)
    {
        var asked = services.GetServices<IRegistry>().Single(r => r.Descriptor.Key == registry);
        var fields = asked.Descriptor.Find(operation) is { } known ? known.Fields.Concat(known.Columns).ToHashSet() : [];
        return asked.LookupAsync(new LookupRequest(operation, subject, purpose ?? Purposes.Valid(), fields), cancellationToken);
    }

    /// <summary>The same question, but for no field at all.</summary>
    public Task<Lookup> AskForNothingAsync(string registry, string operation, Subject subject) =>
        services.GetServices<IRegistry>().Single(r => r.Descriptor.Key == registry)
            .LookupAsync(new LookupRequest(operation, subject, Purposes.Valid(), new HashSet<FactKey>()), CancellationToken.None);

    /// <summary>Look-ups that reached a registry since this bench was set up, counted by the far side.</summary>
    public IReadOnlyList<LedgerEntry> Reached(string registry) =>
        [.. nation.Ledger.Entries.Skip(before).Where(e => e.System == registry && e.Kind != "token")];

    public void Dispose() => services.Dispose();

    private static Dictionary<string, string?> Defaults(MockNation nation)
    {
        var settings = new Dictionary<string, string?>();
        foreach (var (key, user) in new[] { ("population", "onestop"), ("enterprise", "onestop-enterprise"), ("civil-status", "onestop-civil-status") })
        {
            settings[$"Registries:{key}:BaseAddress"] = nation.BaseAddress(key).ToString();
            settings[$"Registries:{key}:Credentials:User"] = user;
            settings[$"Registries:{key}:Credentials:Secret"] = $"synthetic-{key}-secret";
            // Two shared cores and many tests: what is under test must not be the machine's speed.
            settings[$"Registries:{key}:Budgets:Interactive"] = TimeSpan.FromSeconds(30).ToString("c", CultureInfo.InvariantCulture);
            settings[$"Registries:{key}:Budgets:Attempt"] = TimeSpan.FromSeconds(20).ToString("c", CultureInfo.InvariantCulture);
        }

        return settings;
    }
}
