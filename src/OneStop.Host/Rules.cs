using Microsoft.Extensions.Options;
using OneStop.Adapters;
using OneStop.Core.Access;
using OneStop.Core.Dossiers;
using OneStop.Core.Prefill;
using OneStop.Core.Registries;
using OneStop.Core.Sync;
using OneStop.Host.Configuration;
using OneStop.Host.Delivery;
using OneStop.Host.Files;
using OneStop.Host.Inbound;
using OneStop.Host.Operations;
using OneStop.Storage;

namespace OneStop.Host;

/// <summary>Core's rules, the registries they ask and the store they write to.</summary>
internal static class Rules
{
    // About a fifth of what a core sends when it does nothing else.
    private const int PerSecondAndCoreBesidePeople = 2_600;

    public static IServiceCollection AddRules(this IServiceCollection services, IConfiguration configuration) => services
        .AddStorage(configuration)
        .AddRegistries(configuration)
        .AddDestinations(configuration)
        .AddInbound(configuration)
        .AddSingleton(PlanFolder.Book)
        .AddSingleton<AccessPolicy>()
        .AddSingleton<PurposeBook>()
        .AddSingleton(provider => new PeopleLimit(provider.GetRequiredService<IOptions<LimitSettings>>().Value.People, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<LookupDesk>()
        .AddSingleton(provider => new Courtesy(provider.GetRequiredService<TimeProvider>(), PerSecondAndCoreBesidePeople * Environment.ProcessorCount))
        .AddSingleton(provider => new PrefillEngine(
            provider.GetServices<IRegistry>(),
            provider.GetRequiredService<PlanBook>(),
            provider.GetRequiredService<IAuditGathering>(),
            provider.GetRequiredService<IOptions<PrefillSettings>>().Value.Budget,
            provider.GetRequiredService<TimeProvider>()))
        .AddDossiers()
        .AddSending()
        .AddOperations();

    /// <summary>Everything between the endpoints and the journal.</summary>
    private static IServiceCollection AddDossiers(this IServiceCollection services) => services
        .AddSingleton(provider => provider.GetRequiredService<IOptions<DossierSettings>>().Value.ReadRules())
        .AddSingleton<DossierCheck>()
        .AddSingleton<EvidenceReader>()
        .AddSingleton<MessageBook>()
        .AddSingleton<DossierDesk>()
        .AddSingleton(provider => provider.GetRequiredService<IOptions<EarlySettings>>().Value.ToLimits())
        .AddSingleton<EarlySteps>()
        .AddSingleton<EarlySweep>()
        .AddSingleton<DossierIntake>()
        .AddSingleton<DossierFinder>()
        .AddSingleton<VoiceDesk>()
        .AddSingleton<FileStore>()
        .AddSingleton<IFileShelf>(provider => provider.GetRequiredService<FileStore>())
        .AddSingleton<FileLinks>()
        .AddSingleton<IFileLinks>(provider => provider.GetRequiredService<FileLinks>());
}
