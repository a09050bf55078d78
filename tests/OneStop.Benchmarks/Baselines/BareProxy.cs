using Yarp.ReverseProxy.Configuration;

namespace OneStop.Benchmarks.Baselines;

/// <summary>B1: YARP with its default transforms before one far side; it neither reads nor keeps anything.</summary>
internal sealed class BareProxy : IAsyncDisposable
{
    private readonly WebApplication app;

    private BareProxy(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    public static async Task<BareProxy> StartAsync(Uri farSide)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Services.AddReverseProxy().LoadFromMemory(
            [new RouteConfig { RouteId = "all", ClusterId = "far", Match = new RouteMatch { Path = "{**rest}" } }],
            [new ClusterConfig
            {
                ClusterId = "far",
                Destinations = new Dictionary<string, DestinationConfig>(StringComparer.Ordinal) { ["far"] = new() { Address = farSide.ToString() } },
            }]);
        var proxy = new BareProxy(builder.Build());
        proxy.app.UseRouting();
        proxy.app.MapReverseProxy();
        await proxy.app.StartAsync();
        return proxy;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
