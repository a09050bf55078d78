using Microsoft.AspNetCore.Connections;

namespace OneStop.Mocks;

/// <summary>Serves the page and the admin endpoints on a loopback port of their own.</summary>
internal sealed class PageHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private PageHost(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single() + '/');

    public static async Task<PageHost> StartAsync(MockNation nation, int port)
    {
        try
        {
            return await BindAsync(nation, port);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            var fallback = await BindAsync(nation, 0);
            await Console.Error.WriteLineAsync($"Port {port} is taken; the page is at {fallback.Address}");
            return fallback;
        }
    }

    /// <summary>A killed parent closes our input: then this process ends too, on every platform.</summary>
    public void StopWhenInputEnds(Stream input) => _ = Task.Run(async () =>
    {
        await input.CopyToAsync(Stream.Null, app.Lifetime.ApplicationStopping);
        app.Lifetime.StopApplication();
    });

    public Task WaitForShutdownAsync() => app.WaitForShutdownAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task<PageHost> BindAsync(MockNation nation, int port)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        // Standard output carries the ready line and nothing else.
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var web = builder.Build();
        web.Use(LoopbackOnly.InvokeAsync);
        web.MapPage(nation);
        web.MapAdmin(nation);
        try
        {
            await web.StartAsync();
        }
        catch
        {
            await web.DisposeAsync();
            throw;
        }

        return new PageHost(web);
    }
}
