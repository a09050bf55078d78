using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OneStop.Core.Sync;
using OneStop.Host.Delivery;
using OneStop.Host.Jobs;
using OneStop.IntegrationTests.Storage;
using OneStop.Storage;

namespace OneStop.IntegrationTests.Engine;

/// <summary>One hub as far as its store, engine and clock go, on real sockets.</summary>
internal sealed class EngineNode : IAsyncDisposable
{
    private readonly IHost host;

    private EngineNode(IHost host) => this.host = host;

    public IJournalBell Bell => Get<IJournalBell>();

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    public static async Task<EngineNode> StartAsync(ITestStore store, Action<IServiceCollection> add, bool cluster = false)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Provider"] = store.Provider,
            ["Storage:ConnectionString"] = store.ConnectionString,
            ["Cluster:Enabled"] = cluster ? "true" : "false",
            ["Cluster:SiloPort"] = "0",
        });
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        builder.Services.AddSingleton(StoreNode.Seal);
        builder.Services.AddSingleton(new Courtesy(TimeProvider.System, perSecond: 1000));
        builder.Services.AddStorage(builder.Configuration);
        add(builder.Services);
        builder.AddDelivery();
        builder.AddClock();
        var node = new EngineNode(builder.Build());
        await node.host.StartAsync();
        return node;
    }

    public Task StopAsync() => host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }
}
