using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OneStop.Adapters.Plumbing.Credentials;
using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Adapters.Plumbing.Settings;
using OneStop.Adapters.Plumbing.Wire;
using OneStop.Core.Reconciliation;
using Refit;

namespace OneStop.Adapters.Report;

internal static class ReportServices
{
    private const string Key = "report";

    /// <summary>Settings are checked in any case; the report system is asked only where it is enabled.</summary>
    public static IServiceCollection AddReport(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(ReportOptions.Section);
        services.AddSingleton<IValidateOptions<ReportOptions>, ReportOptionsCheck>();
        services.AddOptions<ReportOptions>().Configure(options => options.Read(new SettingReader(section, options.Mistakes))).ValidateOnStart();
        services.AddHttpClient(Key)
            // The factory's own log lines carry addresses.
            .RemoveAllLoggers()
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(WireSocket.Create)
            .AddHttpMessageHandler(() => new BoundedBodyHandler());
        return bool.TryParse(section["Enabled"], out var isEnabled) && isEnabled ? services.AddSingleton<IReportCounts>(Create) : services;
    }

    private static ReportAdapter Create(IServiceProvider provider)
    {
        var (options, clock) = (provider.GetRequiredService<IOptions<ReportOptions>>().Value, provider.GetRequiredService<TimeProvider>());
        var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient(Key);
        client.BaseAddress = options.BaseAddress;
        var call = new DestinationCall(
            Key,
            DestinationPipeline.Build(options.Timeout, clock),
            provider.GetRequiredService<DestinationTelemetry>(),
            clock,
            provider.GetRequiredService<ILogger<DestinationCall>>());
        var tokens = new TokenEndpoint(() => client, new Uri(options.BaseAddress!, "token"), options.ConsumerKey, options.ConsumerSecret, options.Timeout, clock);
        return new(RestService.ForGenerated<IReportApi>(client, DestinationRefit.For(clock)), new BearerCredentials(tokens, clock), call);
    }
}
