using System.Net;
using Microsoft.Extensions.Options;
using OneStop.Core.Sync;
using OneStop.Host.Configuration;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;

namespace OneStop.Host.Delivery;

/// <summary>Where each partition is sent from: on one node everything here, on several by common accord.</summary>
internal static class Engine
{
    private const string Service = "onestop";

    /// <summary>
    /// To be called after <see cref="IPartitionWorkers"/> is registered: without anything to send, nothing is started. Needs a <see cref="Courtesy"/>.
    /// </summary>
    public static void AddDelivery(this IHostApplicationBuilder builder)
    {
        if (builder.Services.All(service => service.ServiceType != typeof(IPartitionWorkers)))
        {
            return;
        }

        var settings = ClusterSettings.Of(builder.Configuration);
        builder.UseOrleans(silo => silo.AddNode(settings));
        builder.Services
            .AddSingleton<CourteousScheduler>()
            .AddSingleton<LocalPartitions>()
            .AddSingleton<Roster>()
            .AddSingleton<IJournalBell, Bell>()
            .AddHostedService<SafetyNet>()
            .AddHostedService<Balancer>();
    }

    private static void AddNode(this ISiloBuilder silo, ClusterSettings settings)
    {
        if (settings is { Enabled: true, Ip: { } address })
        {
            silo.AddMember(settings, address);
        }
        else
        {
            silo.UseLocalhostClustering(FreePort.On(IPAddress.Loopback), gatewayPort: 0, serviceId: Service, clusterId: Service);
        }
    }

    private static void AddMember(this ISiloBuilder silo, ClusterSettings settings, IPAddress address)
    {
        silo.Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = (Service, settings.Id));
        silo.Configure<EndpointOptions>(endpoint =>
        {
            endpoint.AdvertisedIPAddress = address;
            endpoint.SiloPort = settings.SiloPort == 0 ? FreePort.On(address) : settings.SiloPort;

            // Nobody calls from outside the nodes, so there is no door for it.
            endpoint.GatewayPort = 0;
        });
        silo.Configure<ClusterMembershipOptions>(Watch);
        silo.Services.AddSingleton<IMembershipTable, MembershipTable>();
    }

    private static void Watch(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(1);
        membership.NumMissedProbesLimit = 3;

        // Votes against a node are held back for this times the limit after its last sign of life; the default of four seconds would let a
        // node that hangs keep its partitions for twelve.
        membership.MaxProbeTimeout = TimeSpan.FromSeconds(1);
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);

        // After a crash of all nodes the first to return waits until the others' heartbeats are this often overdue.
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(3);
        membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
        membership.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
    }
}
