namespace OneStop.Benchmarks.FarSides;

/// <summary>A bare server that gives one answer to everything but a token request, at once or after a delay.</summary>
internal sealed class CannedServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private CannedServer(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    public TimeSpan Delay { get; set; }

    public static async Task<CannedServer> StartAsync(string contentType, byte[] answer, byte[]? token = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var server = new CannedServer(builder.Build());
        server.app.Run(async context =>
        {
            var asksToken = token is not null && context.Request.Path.Value!.EndsWith("/token", StringComparison.Ordinal);
            if (!asksToken && server.Delay > TimeSpan.Zero)
            {
                await Task.Delay(server.Delay);
            }

            var body = asksToken ? token! : answer;
            context.Response.ContentType = asksToken ? "application/json" : contentType;
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body);
        });
        await server.app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
