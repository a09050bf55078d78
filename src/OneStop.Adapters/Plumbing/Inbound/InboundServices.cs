using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Adapters.Plumbing.Settings;
using OneStop.Adapters.Plumbing.Wire;
using OneStop.Core.Sync.Inbound;

namespace OneStop.Adapters.Plumbing.Inbound;

/// <summary>Puts one feed together: settings, HTTP client, call. Nothing is shared between two of them.</summary>
internal static class InboundServices
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    // A page or a message with its files in it; base64 makes a file a third larger.
    private const int MostBytes = 64 * 1024 * 1024;

    public static IServiceCollection AddInboundPlumbing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpClient();
        services.AddSingleton<IValidateOptions<InboundSection>>(provider => new InboundSectionCheck(configuration, provider.GetServices<FeedKey>()));
        services.AddSingleton<IValidateOptions<InboundSection>>(provider => new CallbackFeedCheck(configuration, provider.GetServices<FeedKey>()));
        services.AddOptions<InboundSection>().ValidateOnStart();
        return services;
    }

    /// <summary>Settings are checked in any case; the feed itself exists only where it is enabled.</summary>
    public static IServiceCollection AddFeed<TOptions>(
        this IServiceCollection services, IConfiguration configuration, string key, Func<FeedParts<TOptions>, IInboundFeed> feed)
        where TOptions : InboundOptions, new()
    {
        var section = configuration.GetSection($"Inbound:{key}");
        services.TryAddSingleton<DestinationTelemetry>();
        services.AddSingleton(new FeedKey(key));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>, InboundOptionsCheck<TOptions>>());
        services.AddOptions<TOptions>(key).Configure(options => options.Read(new SettingReader(section, options.Mistakes))).ValidateOnStart();
        services.AddHttpClient($"inbound:{key}")
            // The factory's own log lines carry addresses.
            .RemoveAllLoggers()
            .ConfigureHttpClient(client => client.Timeout = System.Threading.Timeout.InfiniteTimeSpan)
            .SetHandlerLifetime(System.Threading.Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(WireSocket.Create)
            .AddHttpMessageHandler(() => new BoundedBodyHandler(MostBytes));
        if (bool.TryParse(section["Enabled"], out var isEnabled) && isEnabled)
        {
            services.AddSingleton(provider => feed(Parts<TOptions>(provider, key)));
        }

        return services;
    }

    private static FeedParts<TOptions> Parts<TOptions>(IServiceProvider provider, string key)
        where TOptions : InboundOptions
    {
        var clock = provider.GetRequiredService<TimeProvider>();
        var call = new DestinationCall(
            key,
            DestinationPipeline.Build(Timeout, clock),
            provider.GetRequiredService<DestinationTelemetry>(),
            clock,
            provider.GetRequiredService<ILogger<DestinationCall>>());
        return new(
            provider.GetRequiredService<IOptionsMonitor<TOptions>>().Get(key),
            call,
            provider.GetRequiredService<IHttpClientFactory>().CreateClient($"inbound:{key}"),
            clock,
            provider);
    }
}

/// <summary>What a feed is built from.</summary>
internal sealed record FeedParts<TOptions>(TOptions Options, DestinationCall Call, HttpClient Client, TimeProvider Clock, IServiceProvider Services)
    where TOptions : InboundOptions
{
    public override string ToString() => "[parts]";
}
