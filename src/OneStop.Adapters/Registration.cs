using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Adapters.CivilStatus;
using OneStop.Adapters.Enterprise;
using OneStop.Adapters.Ministry;
using OneStop.Adapters.Plumbing;
using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Adapters.Plumbing.Inbound;
using OneStop.Adapters.Plumbing.Settings;
using OneStop.Adapters.Population;
using OneStop.Adapters.Portal;
using OneStop.Adapters.Report;
using OneStop.Adapters.Reporting;
using OneStop.Adapters.Subscriber;

namespace OneStop.Adapters;

/// <summary>The far sides of this hub: the explicit lists, one line each.</summary>
public static class Registration
{
    /// <summary>How long an interactive look-up may take where <c>Registries:&lt;key&gt;:Budgets:Interactive</c> says nothing.</summary>
    public static TimeSpan UsualInteractiveBudget { get; } = TimeSpan.FromSeconds(4);

    /// <summary>
    /// Registers the adapters as <see cref="Core.Registries.IRegistry"/> and the <see cref="Core.Registries.RegistryCatalogue"/>, with
    /// settings from <c>Registries:&lt;key&gt;</c>; mistakes in them end the start with a list. Expects <c>IAuditTrail</c>,
    /// <c>AccessPolicy</c>, <c>SubjectHasher</c> and <c>TimeProvider</c> from the host.
    /// </summary>
    public static IServiceCollection AddRegistries(this IServiceCollection services, IConfiguration configuration) => services
        .AddPlumbing(configuration)
        .AddRegistry<IPopulationApi>(configuration, PopulationAdapter.Definition, (call, api) => new PopulationAdapter(call, api))
        .AddRegistry<IEnterpriseApi>(configuration, EnterpriseAdapter.Definition, (call, api) => new EnterpriseAdapter(call, api))
        .AddRegistry<ICivilStatusApi>(configuration, CivilStatusAdapter.Definition, (call, api) => new CivilStatusAdapter(call, api));

    /// <summary>
    /// Registers the enabled destinations as <see cref="Core.Sync.IDestination"/> (and <see cref="Core.Sync.IFarDossiers"/> where they can be
    /// compared with), with settings from <c>Destinations:&lt;key&gt;</c>; mistakes in them end the start with a list. Expects
    /// <c>IJournalReader</c>, <c>IFileLinks</c> and <c>TimeProvider</c> from the host.
    /// </summary>
    public static IServiceCollection AddDestinations(this IServiceCollection services, IConfiguration configuration) => services
        .AddDestinationPlumbing(configuration)
        .AddDestination<PortalOptions, PortalAdapter>(configuration, PortalAdapter.Key, PortalAdapter.Create)
        .AddDestination<ReportingOptions, ReportingAdapter>(configuration, ReportingAdapter.Key, ReportingAdapter.Create)
        .AddDestination<SubscriberOptions, SubscriberAdapter>(configuration, SubscriberAdapter.Key, SubscriberAdapter.Create)
        .AddReport(configuration);

    /// <summary>
    /// Registers the enabled feeds as <see cref="Core.Sync.Inbound.IInboundFeed"/>, with settings from <c>Inbound:&lt;key&gt;</c>; mistakes in them end
    /// the start with a list. The portal's need the portal as a destination: they share its session.
    /// </summary>
    public static IServiceCollection AddFeeds(this IServiceCollection services, IConfiguration configuration) => services
        .AddInboundPlumbing(configuration)
        .AddFeed<PortalFeedOptions>(configuration, PortalFeed.Key, PortalFeed.Create)
        .AddFeed<PortalFeedOptions>(configuration, PortalFeed.QuestionsKey, PortalFeed.CreateForQuestions)
        .AddFeed<MinistryOptions>(configuration, MinistryAdapter.Key, MinistryAdapter.Create);
}
