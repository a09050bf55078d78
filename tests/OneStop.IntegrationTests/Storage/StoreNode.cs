using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OneStop.Core.Access;
using OneStop.Core.Sync;
using OneStop.Storage;

namespace OneStop.IntegrationTests.Storage;

/// <summary>One hub as far as its store goes: the real registration, started and migrated.</summary>
internal sealed class StoreNode : IAsyncDisposable
{
    public static readonly AuditSeal Seal = new([.. Enumerable.Range(1, 32).Select(i => (byte)i)]);

    private readonly IHost host;

    private StoreNode(IHost host) => this.host = host;

    public IAuditTrail Trail => Get<IAuditTrail>();

    public IAuditLog Log => Get<IAuditLog>();

    public IAuditVerifier Verifier => Get<IAuditVerifier>();

    public IJournal Journal => Get<IJournal>();

    public IJournalReader Reader => Get<IJournalReader>();

    public IDeliveryStore Delivery => Get<IDeliveryStore>();

    public IStoreProbe Probe => Get<IStoreProbe>();

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    public static Task<StoreNode> StartAsync(
        ITestStore store, AuditSeal? seal = null, TimeProvider? time = null, (string Key, string Value)[]? settings = null, IJournalBell? bell = null) =>
        StartAsync(Build(store.Provider, store.ConnectionString, seal, time, settings, bell));

    /// <param name="time">The real clock where a test waits for the store's patience to end.</param>
    public static StoreNode Build(
        string provider,
        string connectionString,
        AuditSeal? seal = null,
        TimeProvider? time = null,
        (string Key, string Value)[]? settings = null,
        IJournalBell? bell = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Provider"] = provider,
            ["Storage:ConnectionString"] = connectionString,
        });
        builder.Configuration.AddInMemoryCollection((settings ?? []).ToDictionary(pair => pair.Key, pair => (string?)pair.Value));
        builder.Services.AddLogging();
        if (bell is not null)
        {
            builder.Services.AddSingleton(bell);
        }

        builder.Services.AddSingleton(seal ?? Seal);
        builder.Services.AddSingleton(time ?? new SlowClock());
        builder.Services.AddStorage(builder.Configuration);
        return new StoreNode(builder.Build());
    }

    public Task StartAsync() => host.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    private static async Task<StoreNode> StartAsync(StoreNode node)
    {
        try
        {
            await node.StartAsync();
            return node;
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }
}
