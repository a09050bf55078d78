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

    public static ILoggingBuilder AddHubLog(this ILoggingBuilder logging, DataSettings data, TelemetrySettings settings)
    {
        var file = Written(sink => sink.File(
            new RenderedCompactJsonFormatter(),
            Path.Combine(data.FullPath, "logs", "onestop-.json"),
            rollingInterval: RollingInterval.Day,
            fileSizeLimitBytes: settings.LogFileBytes,
            rollOnFileSizeLimit: true,
            retainedFileCountLimit: settings.LogFilesKept));
        var logger = new LoggerConfiguration()
            .MinimumLevel.Verbose()
            // Below a warning these write request paths, queries and form fields, where a caller may have put a person's number.
            // No Logging:LogLevel can bring that back.
            .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
            .MinimumLevel.Override("System.Net", LogEventLevel.Warning)
            .MinimumLevel.Override("OpenIddict", LogEventLevel.Warning)
            .Enrich.With(new PathRemover())
            .WriteTo.Sink(new BackgroundSink(file), Batching());
        if (settings.ConsoleLog)
        {
            var console = Written(sink => sink.Console(new RenderedCompactJsonFormatter()));
            logger.WriteTo.Sink(new BackgroundSink(console), Batching());
        }

        // As an ordinary provider, so that Logging:LogLevel decides what is written, as in every ASP.NET Core service.
        return logging.ClearProviders().AddProvider(new SerilogLoggerProvider(logger.CreateLogger(), dispose: true));
    }

    private static Logger Written(Action<LoggerSinkConfiguration> sink)
    {
        var configuration = new LoggerConfiguration().MinimumLevel.Verbose();
        sink(configuration.WriteTo);
        return configuration.CreateLogger();
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
