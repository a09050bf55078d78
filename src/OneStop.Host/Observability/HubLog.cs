using OneStop.Host.Configuration;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Compact;

namespace OneStop.Host.Observability;

/// <summary>
/// Compact JSON to the console and to a file per day. Events are queued and written in the background; a disk that is full or gone
/// costs log lines and never a request.
/// </summary>
internal static class HubLog
{
    private const int Queued = 10_000;

    // Below a warning these print addresses, queries and headers, in which a caller may have typed anything; no setting opens that.
    private static readonly string[] Talkative = ["Microsoft.AspNetCore", "Microsoft.IdentityModel", "OpenIddict", "System.Net.Http", "Microsoft.Extensions.Http", "Polly"];

    public static ILoggingBuilder AddHubLog(this ILoggingBuilder logging, DataSettings data, TelemetrySettings settings)
    {
        var configuration = new LoggerConfiguration().MinimumLevel.Verbose().Enrich.With(new PathRemover());
        foreach (var category in Talkative)
        {
            configuration.MinimumLevel.Override(category, LogEventLevel.Warning);
        }

        configuration.WriteTo.Sink(Background(sink => sink.File(
            new RenderedCompactJsonFormatter(),
            Path.Combine(data.FullPath, "logs", "onestop-.json"),
            rollingInterval: RollingInterval.Day,
            fileSizeLimitBytes: settings.LogFileBytes,
            rollOnFileSizeLimit: true,
            retainedFileCountLimit: settings.LogFilesKept)), Batching());
        if (settings.ConsoleLog)
        {
            configuration.WriteTo.Sink(Background(sink => sink.Console(new RenderedCompactJsonFormatter())), Batching());
        }

        // As an ordinary provider, so that Logging:LogLevel decides what is written, as in every ASP.NET Core service.
        // Made by the container, which therefore closes it, and with it writes what is still queued.
        logging.ClearProviders().Services.AddSingleton<ILoggerProvider>(_ => new SerilogLoggerProvider(configuration.CreateLogger(), dispose: true));
        return logging;
    }

    private static BackgroundSink Background(Action<LoggerSinkConfiguration> sink)
    {
        var configuration = new LoggerConfiguration().MinimumLevel.Verbose();
        sink(configuration.WriteTo);
        return new BackgroundSink(configuration.CreateLogger());
    }

    private static BatchingOptions Batching() => new()
    {
        BatchSizeLimit = 500,
        BufferingTimeLimit = TimeSpan.FromMilliseconds(500),
        EagerlyEmitFirstEvent = true,
        QueueLimit = Queued,
    };

    private sealed class BackgroundSink(Logger inner) : IBatchedLogEventSink, IDisposable
    {
        public Task EmitBatchAsync(IReadOnlyCollection<LogEvent> batch)
        {
            foreach (var logEvent in batch)
            {
                inner.Write(logEvent);
            }

            return Task.CompletedTask;
        }

        public void Dispose() => inner.Dispose();
    }

    /// <summary>The server attaches every request's path to every line; a caller may have typed anything into it.</summary>
    private sealed class PathRemover : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            logEvent.RemovePropertyIfPresent("RequestPath");
            logEvent.RemovePropertyIfPresent("ConnectionId");
            logEvent.RemovePropertyIfPresent("RequestId");
        }
    }
}
