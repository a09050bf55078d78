using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting.Systemd;

namespace OneStop.Host.Deployment;

/// <summary>
/// Tells systemd's watchdog that the hub is alive, and only after it has answered a request of its own: a process whose server hangs
/// falls silent and is restarted. Does nothing where no watchdog asks.
/// </summary>
internal sealed partial class Watchdog(
    IServer server, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<Watchdog> logger, ISystemdNotifier? notifier = null)
    : BackgroundService
{
    private static readonly ServiceState Alive = new("WATCHDOG=1");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (notifier is not { IsEnabled: true } || Period() is not { } period)
        {
            return;
        }

        await StartedAsync(stoppingToken);
        var address = Loopback(server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault());
        using var handler = new SocketsHttpHandler();

        // Its own port under a loopback name; nothing secret is sent or believed.
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null;
        using var client = new HttpClient(handler) { Timeout = period };
        using var timer = new PeriodicTimer(period, time);
        do
        {
            if (await AnswersAsync(client, new Uri(address, "/health/live"), stoppingToken))
            {
                notifier.Notify(Alive);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>A third of what systemd waits, so that one missed answer does no harm.</summary>
    internal static TimeSpan? Period() =>
        long.TryParse(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) && microseconds > 0
            ? TimeSpan.FromMicroseconds(microseconds / 3.0)
            : null;

    /// <summary>Where this process reaches itself when it listens on every address.</summary>
    internal static Uri Loopback(string? listening)
    {
        var address = BindingAddress.Parse(listening ?? "http://127.0.0.1:8080");
        var host = address.Host is "0.0.0.0" or "*" or "+" or "[::]" ? "127.0.0.1" : address.Host;
        return new Uri($"{address.Scheme}://{host}:{address.Port}");
    }

    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }

    private async Task<bool> AnswersAsync(HttpClient client, Uri live, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync(live, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            Silent(exception.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "The hub does not answer itself, so the watchdog is not told that it lives: {Exception}")]
    private partial void Silent(string exception);
}
