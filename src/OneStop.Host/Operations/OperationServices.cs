using OneStop.Core.Operations;
using OneStop.Core.Reconciliation;
using OneStop.Core.Sync;
using OneStop.Host.Delivery;
using OneStop.Host.Jobs;

namespace OneStop.Host.Operations;

/// <summary>What operators see and do, and what the hub looks after by itself.</summary>
internal static class OperationServices
{
    private static readonly TimeSpan EachMinute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Continuously = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<Timeline>()
        .AddSingleton<DestinationDesk>()
        .AddSingleton<ReplayDesk>()
        .AddSingleton(provider => new ReplayRunner(
            provider.GetRequiredService<IReplayBook>(),
            provider.GetRequiredService<DestinationGates>().IsOpen,
            provider.GetRequiredService<TimeProvider>(),
            $"{Environment.MachineName}/{Environment.ProcessId}"))
        .AddHostedService<ReplayService>()
        .AddSingleton<HighWaterFile>()
        .AddHostedService<HighWaterWatch>()
        .AddReconciliation();

    private static IServiceCollection AddReconciliation(this IServiceCollection services) => services
        .AddSingleton<Inspector>()
        .AddSingleton<Healer>()
        .AddSingleton(provider => new Reconciler(
            provider.GetRequiredService<IHubDossiers>(),
            provider.GetRequiredService<Inspector>(),
            provider.GetRequiredService<Healer>(),
            provider.GetRequiredService<IReconciliationBook>(),
            provider.GetRequiredService<ITaskBook>(),
            provider.GetRequiredService<Core.Dossiers.DossierRules>(),
            destination => provider.GetRequiredService<DestinationGates>().All.GetValueOrDefault(destination)?.Outage?.Fault,
            provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<Reconciliations>()
        .AddSingleton<ReconciliationLog>()
        .AddHubJob<ContinuousReconciliation>("reconcile", new Every(Continuously))
        .AddHubJob<NightlyReconciliation>("reconcile-nightly", new Planned("0 30 2 * * ?", Missed.MakeGood))
        .AddHubJob<EarlyJob>("early-steps", new Every(EachMinute, AtStart: true))
        .AddHubJob<RetentionJob>("retain", new Planned("0 30 1 * * ?", Missed.MakeGood));
}
