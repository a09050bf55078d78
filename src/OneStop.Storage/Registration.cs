using System.Data.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using OneStop.Core.Access;
using OneStop.Core.Jobs;
using OneStop.Core.Operations;
using OneStop.Core.Reconciliation;
using OneStop.Core.Sync;
using OneStop.Storage.Audit;
using OneStop.Storage.Cluster;
using OneStop.Storage.Delivery;
using OneStop.Storage.Inbound;
using OneStop.Storage.Journal;
using OneStop.Storage.Migrations;
using OneStop.Storage.Operations;
using OneStop.Storage.Postgres;
using OneStop.Storage.Sqlite;

namespace OneStop.Storage;

/// <summary>Registers the store that <c>Storage:Provider</c> names. Needs an <see cref="AuditSeal"/> from the host.</summary>
public static class Registration
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton<SqliteFile>();
        services.AddSingleton(provider => PostgresSource.Open(provider.GetRequiredService<IOptions<StorageOptions>>()));
        services.AddSingleton<DbDataSource>(provider => provider.GetRequiredService<NpgsqlDataSource>());
        services.AddPort<ISchema, SqliteSchema, PostgresSchema>();
        services.AddPort<IStoreProbe, SqliteProbe, PostgresProbe>();
        services.AddPort<IAuditStore, SqliteAuditStore, PostgresAuditStore>();
        services.AddPort<IAuditPresence, SqliteAuditPresence, PostgresAuditPresence>();
        services.AddPort<IJobRuns, SqliteJobRuns, PostgresJobRuns>();
        services.AddSingleton<IClusterTable, PostgresClusterTable>();
        services.AddPort<IRegistryUse, SqliteRegistryUse, PostgresRegistryUse>();
        services.AddPort<IDatabase, SqliteDatabase, PostgresDatabase>();
        services.AddPort<IJournalStore, SqliteJournal, PostgresJournal>();
        services.AddPort<IProgressStore, SqliteProgress, PostgresProgress>();

        services.AddSingleton<Migrator>().AddHostedService<MigrationService>().AddHostedService<AuditKeyCheck>().AddHostedService<SqliteCheckpointer>();
        services.AddSingleton<AuditChain>();
        services.AddSingleton<AuditWriter>();
        services.AddSingleton<IAuditTrail>(provider => provider.GetRequiredService<AuditWriter>());
        services.AddSingleton<IAuditGathering>(provider => provider.GetRequiredService<AuditWriter>());
        services.AddSingleton<IAuditLog, AuditLog>();
        services.AddSingleton<IAuditVerifier, AuditVerifier>();
        return services.AddJournal(configuration).AddDelivery().AddInbound();
    }

    private static IServiceCollection AddJournal(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<JournalOptions>()
            .Bind(configuration.GetSection(JournalOptions.Section))
            .Configure(options => options.Partitions = configuration.GetValue(JournalOptions.PartitionsKey, options.Partitions))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<JournalOptions>, JournalOptionsCheck>();

        // After the migrations, in the order of registration.
        services.AddHostedService<JournalLayout>();
        services.AddSingleton<JournalBounds>().AddHostedService(provider => provider.GetRequiredService<JournalBounds>());
        services.AddSingleton<JournalTail>();
        services.AddSingleton<IJournal, JournalWriter>();
        services.AddSingleton<IJournalReader, JournalReader>();
        services.AddSingleton<IJournalUpkeep, JournalUpkeep>();
        services.AddSingleton<IInbox, Inbox>();
        services.AddPort<IDossierBook, SqliteDossierBook, PostgresDossierBook>();
        return services;
    }

    private static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddSingleton<CursorLane>();
        services.AddSingleton<IDeliveryStore, DeliveryStore>();
        services.AddSingleton<IParkedBook, ParkedBook>();
        services.AddSingleton<IDestinationSwitches, DestinationSwitches>();
        services.AddSingleton<IDestinationBeats, DestinationBeats>();
        services.AddSingleton<IDeliveryReport, DeliveryStandings>();
        services.AddSingleton<ITimelineReader, TimelineReader>();
        return services.AddOperations();
    }

    private static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddSingleton<ILookupHistory, LookupHistory>();
        services.AddSingleton<IOperatorBook, OperatorBook>();
        services.AddSingleton<IRestoreMarks, RestoreMarks>();
        services.AddSingleton<IHubDossiers, HubDossiers>();
        services.AddSingleton<IReconciliationBook, ReconciliationBook>();
        return services.AddSingleton<IReplayBook, ReplayBook>();
    }

    /// <summary>One port, its two stores; which one is decided when the settings are known.</summary>
    private static void AddPort<TPort, TSqlite, TPostgres>(this IServiceCollection services)
        where TPort : class
        where TSqlite : class, TPort
        where TPostgres : class, TPort
    {
        services.TryAddSingleton<TSqlite>();
        services.TryAddSingleton<TPostgres>();
        services.AddSingleton<TPort>(provider => provider.GetRequiredService<IOptions<StorageOptions>>().Value.IsPostgres
            ? provider.GetRequiredService<TPostgres>()
            : provider.GetRequiredService<TSqlite>());
    }
}
