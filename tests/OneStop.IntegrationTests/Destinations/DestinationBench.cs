using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Testing;
using OneStop.Adapters;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync;
using OneStop.IntegrationTests.Compliance;

namespace OneStop.IntegrationTests.Destinations;

/// <summary>A destination as the host has it, on real sockets.</summary>
internal sealed class DestinationBench : IDisposable
{
    private readonly ServiceProvider services;

    public DestinationBench(IReadOnlyDictionary<string, string?> settings, TimeProvider? clock = null)
    {
        var all = new ServiceCollection();
        Bodies.Watch(all);
        services = all
            .AddFakeLogging()
            .AddSingleton(clock ?? TimeProvider.System)
            .AddSingleton<IJournalReader>(Journal)
            .AddSingleton<IFileLinks>(new Links())
            .AddDestinations(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
        Destination = services.GetServices<IDestination>().Single();
    }

    public BodyLengths Bodies { get; } = new();

    public OwnJournal Journal { get; } = new();

    public IDestination Destination { get; }

    public IFarDossiers Far => services.GetRequiredService<IFarDossiers>();

    public FakeLogCollector Logs => services.GetFakeLogCollector();

    public Task<DeliveryReport> SendAsync(params Delivery[] batch) => Destination.SendAsync(batch, CancellationToken.None);

    public void Dispose() => services.Dispose();

    private sealed class Links : IFileLinks
    {
        public Uri LinkTo(FileReference file) => new($"https://hub.example.invalid/f/{file.Sha256}");
    }
}
