using System.Globalization;
using Microsoft.Extensions.Options;
using OneStop.Adapters;
using OneStop.Core.Sync;
using OneStop.Core.Sync.Inbound;
using OneStop.Host.Configuration;
using OneStop.Host.Jobs;

namespace OneStop.Host.Inbound;

/// <summary>Everything between the far sides' feeds and the inbox, and a job for each feed that is enabled.</summary>
internal static class InboundServices
{
    private const string Section = "Inbound";
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddInbound(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddFeeds(configuration)
            .AddSingleton(provider => provider.GetRequiredService<IOptions<DossierSettings>>().Value.ReadConflicts())
            .AddSingleton<ConflictCheck>()
            .AddSingleton<IFileIntake, FileIntake>()
            .AddSingleton<InboundFiles>()
            .AddSingleton<IInboundWatch, InboundWatch>()
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<InboundDesk>(provider, new RetryTable(Random.Shared.NextDouble)))
            .AddSingleton<InboundRelay>()
            .AddSingleton<InboundPulls>()
            .AddSingleton<CallbackBell>()
            .AddHostedService(provider => provider.GetRequiredService<CallbackBell>());
        foreach (var feed in configuration.GetSection(Section).GetChildren().Where(IsEnabled))
        {
            services.AddSingleton(new HubJob($"inbound-{feed.Key}", new Every(Interval(feed)), provider => provider.GetRequiredService<InboundPulls>().Find(feed.Key)!));
        }

        return services;
    }

    private static bool IsEnabled(IConfigurationSection section) =>
        bool.TryParse(section["Enabled"], out var isEnabled) && isEnabled;

    // What is wrong with it is reported with all other mistakes.
    private static TimeSpan Interval(IConfigurationSection feed) =>
        TimeSpan.TryParseExact(feed["Every"], "c", CultureInfo.InvariantCulture, out var every) && every > TimeSpan.Zero ? every : Usual;
}
