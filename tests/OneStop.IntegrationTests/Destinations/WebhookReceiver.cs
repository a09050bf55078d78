using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OneStop.IntegrationTests.Destinations;

/// <summary>A reporting system that checks what it is sent and keeps it.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    public const string Secret = "synthetic-reporting-secret";

    private readonly Lock gate = new();
    private readonly List<JsonElement> events = [];
    private readonly List<string> addresses = [];
    private readonly SemaphoreSlim arrived = new(0);
    private readonly WebApplication app;

    private WebhookReceiver(WebApplication app)
    {
        this.app = app;
        app.MapFallback(ReceiveAsync);
    }

    public Uri Address => new(app.Urls.Single());

    public Sickness? Sickness { get; set; }

    /// <summary>A status for everything, as a receiver that is set up wrongly answers.</summary>
    public int? Status { get; set; }

    /// <summary>Answers 200 with a page, as a login before it would, and stores nothing.</summary>
    public bool IsBehindALogin { get; set; }

    public HashSet<string> Refused { get; } = [];

    public IReadOnlyList<JsonElement> Events => Copy(events);

    /// <summary>Method, path and query, and the signature header, of every request.</summary>
    public IReadOnlyList<string> Addresses => Copy(addresses);

    public string? LastContentType { get; private set; }

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(builder.Build());
        await receiver.app.StartAsync();
        return receiver;
    }

    public Task StopAsync() => app.StopAsync();

    public async Task ArrivedAsync(int requests)
    {
        while (Addresses.Count < requests)
        {
            await arrived.WaitAsync();
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Note(context.Request);
        if (Sickness is { } sickness && sickness != Destinations.Sickness.DroppedAfterWork)
        {
            await SickenAsync(context, sickness);
            return;
        }

        if (!IsSigned(context.Request.Headers["Onestop-Signature"].ToString(), body.ToArray()))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var sent = JsonSerializer.Deserialize<List<JsonElement>>(body.ToArray())!;
        if (IsBehindALogin)
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync("<html><body>Đăng nhập</body></html>");
            return;
        }

        context.Response.StatusCode = Status ?? Take(sent);
        if (Sickness == Destinations.Sickness.DroppedAfterWork)
        {
            context.Abort();
        }
    }

    private int Take(List<JsonElement> sent)
    {
        if (sent.Exists(one => Refused.Contains(one.GetProperty("subject").GetString()!)))
        {
            return StatusCodes.Status422UnprocessableEntity;
        }

        lock (gate)
        {
            events.AddRange(sent);
        }

        return StatusCodes.Status202Accepted;
    }

    private static async Task SickenAsync(HttpContext context, Sickness sickness)
    {
        switch (sickness)
        {
            case Destinations.Sickness.Failing:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                break;
            case Destinations.Sickness.Throttled:
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                context.Response.Headers.RetryAfter = "7";
                break;
            default:
                var gone = new TaskCompletionSource();
                await using (context.RequestAborted.Register(gone.SetResult))
                {
                    await gone.Task;
                }

                break;
        }
    }

    private void Note(HttpRequest request)
    {
        lock (gate)
        {
            addresses.Add($"{request.Method} {request.Path}{request.QueryString} {request.Headers["Onestop-Signature"]}");
            LastContentType = request.ContentType;
        }

        arrived.Release();
    }

    /// <summary>Written from the contract, not from the sender.</summary>
    private static bool IsSigned(string header, byte[] body)
    {
        var parts = header.Split(',').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[^1]);
        var text = Encoding.UTF8.GetBytes($"{parts["t"]}.{Encoding.UTF8.GetString(body)}");
        return parts["v1"] == Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), text));
    }

    private List<T> Copy<T>(List<T> list)
    {
        lock (gate)
        {
            return [.. list];
        }
    }
}
