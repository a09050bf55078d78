using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OneStop.IntegrationTests.Compliance;

/// <summary>A far side that gives tokens as agreed and answers look-ups with whatever a test sets.</summary>
public sealed class HostileServer : IAsyncLifetime
{
    private WebApplication app = null!;

    public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

    public Uri Address => new(app.Urls.Single());

    /// <summary>Paths and cookies of everything that arrived, tokens aside.</summary>
    public IReadOnlyList<(string Path, string? Cookie)> Arrived => arrived;

    /// <summary>The headers of everything that arrived, tokens included.</summary>
    public IReadOnlyCollection<IReadOnlyDictionary<string, string>> Seen => seen;

    private readonly ConcurrentQueue<IReadOnlyDictionary<string, string>> seen = [];

    private readonly List<(string Path, string? Cookie)> arrived = [];

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Use((context, next) =>
        {
            seen.Enqueue(context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase));
            return next(context);
        });
        app.MapPost("/token", () => Results.Json(new { access_token = "synthetic", token_type = "Bearer", expires_in = 3600 }));
        app.MapFallback(async context =>
        {
            arrived.Add((context.Request.Path, context.Request.Headers.Cookie));
            await Answer(context);
        });
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    /// <summary>A small body that grows a thousandfold when unpacked.</summary>
    public static async Task BombAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers.ContentEncoding = "gzip";
        await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
        var zeros = new byte[64 * 1024];
        for (var i = 0; i < 1024; i++)
        {
            await gzip.WriteAsync(zeros, context.RequestAborted);
        }
    }

    public static async Task EndlessAsync(HttpContext context)
    {
        var line = Encoding.UTF8.GetBytes(new string(' ', 16 * 1024));
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(line, context.RequestAborted);
        }
    }

    public static async Task CorruptGzipAsync(HttpContext context)
    {
        context.Response.Headers.ContentEncoding = "gzip";
        await context.Response.Body.WriteAsync("not gzip at all"u8.ToArray());
    }

    public static Task Redirect(HttpContext context)
    {
        context.Response.Redirect("/elsewhere", permanent: false, preserveMethod: true);
        return Task.CompletedTask;
    }

    public static Task WithCookie(HttpContext context)
    {
        context.Response.Cookies.Append("session", "synthetic");
        return context.Response.WriteAsync("""{"status":"1","value":[]}""");
    }
}
