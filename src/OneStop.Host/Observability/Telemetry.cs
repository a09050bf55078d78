using OneStop.Host.Configuration;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace OneStop.Host.Observability;

internal static class Telemetry
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, TelemetrySettings settings)
    {
        var telemetry = services.AddSingleton<HubMetrics>().AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("onestop-hub", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)))
            .WithMetrics(metrics => metrics
                .AddMeter(HubMetrics.Meter)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter());
        if (TelemetrySettings.Endpoint(settings) is { } collector)
        {
            telemetry.WithTracing(tracing => tracing
                .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(settings.SampleRatio)))
                .AddSource(HubMetrics.Meter)
                .AddProcessor(new PathScrubber())
                .AddAspNetCoreInstrumentation()
                .AddOtlpExporter(exporter => exporter.Endpoint = collector));
        }

        return services;
    }
}
