using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OneStop.Adapters.Plumbing.Settings;
using OneStop.Adapters.Plumbing.Wire;
using OneStop.Core.Sync;

namespace OneStop.Adapters.Plumbing.Delivery;

/// <summary>Puts one destination together: settings, HTTP client, call. Nothing is shared between two of them.</summary>
internal static class DestinationServices
{
    public static IServiceCollection AddDestinationPlumbing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpClient();
        services.TryAddSingleton<DestinationTelemetry>();
        services.TryAddSingleton<IValidateOptions<DestinationsSection>>(provider => new DestinationsSectionCheck(
            configuration, provider.GetServices<DestinationKey>()));
        services.AddOptions<DestinationsSection>().ValidateOnStart();
        return services;
    }

    /// <summary>Settings are checked in any case; the destination itself exists only where it is enabled.</summary>
    public static IServiceCollection AddDestination<TOptions, TDestination>(
        this IServiceCollection services, IConfiguration configuration, string key, Func<DestinationParts<TOptions>, TDestination> destination)
        where TOptions : DestinationOptions
        where TDestination : class, IDestination
    {
        var section = configuration.GetSection($"Destinations:{key}");
        services.AddSingleton(new DestinationKey(key));
        services.AddSingleton<IValidateOptions<TOptions>, DestinationOptionsCheck<TOptions>>();
        services.AddOptions<TOptions>().Configure(options => options.Read(new SettingReader(section, options.Mistakes))).ValidateOnStart();
        services.AddHttpClient($"destination:{key}")
            // The factory's own log lines carry addresses.
            .RemoveAllLoggers()
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(WireSocket.Create)
            .AddHttpMessageHandler(() => new BoundedBodyHandler())
            .AddHttpMessageHandler(() => new LeaseHandler());
        if (bool.TryParse(section["Enabled"], out var isEnabled) && isEnabled)
        {
            services.AddSingleton(provider => destination(Parts<TOptions>(provider, key)));
            services.AddSingleton<IDestination>(provider => provider.GetRequiredService<TDestination>());
            if (typeof(TDestination).IsAssignableTo(typeof(IFarDossiers)))
            {
                services.AddSingleton(provider => (IFarDossiers)provider.GetRequiredService<TDestination>());
            }
        }

        return services;
    }

    private static DestinationParts<TOptions> Parts<TOptions>(IServiceProvider provider, string key)
        where TOptions : DestinationOptions
    {
        var (options, clock) = (provider.GetRequiredService<IOptions<TOptions>>().Value, provider.GetRequiredService<TimeProvider>());
        var call = new DestinationCall(
            key,
            DestinationPipeline.Build(options.Timeout, clock),
            provider.GetRequiredService<DestinationTelemetry>(),
            clock,
            provider.GetRequiredService<ILogger<DestinationCall>>());
        return new(options, call, provider.GetRequiredService<IHttpClientFactory>().CreateClient($"destination:{key}"), clock, provider);
    }
}

/// <summary>What a destination is built from.</summary>
internal sealed record DestinationParts<TOptions>(
    TOptions Options, DestinationCall Call, HttpClient Client, TimeProvider Clock, IServiceProvider Services)
    where TOptions : DestinationOptions
{
    public override string ToString() => "[parts]";
}
