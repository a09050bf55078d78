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
    private const string NotStarted = "Hosting failed to start";

    // Below a warning these print addresses, queries and headers, in which a caller may have typed anything; no setting opens that.
    private static readonly string[] Talkative = ["Microsoft.AspNetCore", "Microsoft.IdentityModel", "OpenIddict", "System.Net.Http", "Microsoft.Extensions.Http", "Polly"];

    // As an ordinary provider, so that Logging:LogLevel decides what is written, as in every ASP.NET Core service.
    // Made by the container, which therefore closes it, and with it writes what is still queued.
    public static ILoggingBuilder AddHubLog(this ILoggingBuilder logging, DataSettings data, TelemetrySettings settings, HubUse use)
    {
        logging.ClearProviders().Services.AddSingleton<ILoggerProvider>(services =>
            new SerilogLoggerProvider(Configure(use == HubUse.Serve ? data : null, settings, new LostLines(services.GetRequiredService<HubMetrics>())).CreateLogger(), dispose: true));
        return logging;
    }

    private static LoggerConfiguration Configure(DataSettings? data, TelemetrySettings settings, LostLines lost)
    {
        var configuration = new LoggerConfiguration().MinimumLevel.Verbose().Enrich.With(new PathRemover());
        foreach (var category in Talkative)
        {
            configuration.MinimumLevel.Override(category, LogEventLevel.Warning);
        }

        if (data is not null)
        {
            // Wrong bounds are reported with all other mistakes; until then the log needs some.
            AddBackground(configuration, lost, sink => sink.File(
                new RenderedCompactJsonFormatter(),
                Path.Combine(data.FullPath, "logs", "onestop-.json"),
                rollingInterval: RollingInterval.Day,
                fileSizeLimitBytes: Math.Max(1, settings.LogFileBytes),
                rollOnFileSizeLimit: true,
                retainedFileCountLimit: Math.Max(1, settings.LogFilesKept)));
        }

        if (settings.ConsoleLog)
        {
            // Whoever started the hub reads there why it did not start, in one line; the stack is in the file.
            AddBackground(configuration, lost, sink => sink.Console(new RenderedCompactJsonFormatter()), line => line.MessageTemplate.Text == NotStarted);
        }

        return configuration;
    }

    /// <summary>Lines are lost where the queue is full, and where the sink cannot write.</summary>
    private static void AddBackground(
        LoggerConfiguration configuration, LostLines lost, Action<LoggerSinkConfiguration> sink, Func<LogEvent, bool>? except = null)
    {
        var inner = new LoggerConfiguration().MinimumLevel.Verbose().Filter.ByExcluding(except ?? (_ => false)).WriteTo.Fallible(sink, lost);
        configuration.WriteTo.Fallible(outer => outer.Sink(new BackgroundSink(inner.CreateLogger()), Batching()), lost);
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

    /// <summary>Counted and nothing else: there is no place left to write to.</summary>
    private sealed class LostLines(HubMetrics metrics) : ILoggingFailureListener
    {
        public void OnLoggingFailed(object sender, LoggingFailureKind kind, string message, IReadOnlyCollection<LogEvent>? events, Exception? exception)
        {
            if (kind != LoggingFailureKind.Temporary)
            {
                metrics.LogLinesLost(events?.Count ?? 1);
            }
        }
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
