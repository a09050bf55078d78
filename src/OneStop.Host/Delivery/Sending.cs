using OneStop.Core.Sync;
using OneStop.Host.Observability;

namespace OneStop.Host.Delivery;

/// <summary>What the engine has to run: nothing where no destination is enabled.</summary>
internal static class Sending
{
    public static IServiceCollection AddSending(this IServiceCollection services)
    {
        services.AddSingleton<DestinationGates>();
        if (services.All(service => service.ServiceType != typeof(IDestination)))
        {
            return services;
        }

        return services
            .AddSingleton<DeliveryMetrics>()
            .AddSingleton<IPumpWatch, PumpWatch>()
            .AddSingleton<IPartitionWorkers, PartitionWorkers>()
            .AddHostedService<SwitchWatch>()
            .AddHostedService<BeatWatch>()
            .AddHostedService<QueueGauge>();
    }
}
