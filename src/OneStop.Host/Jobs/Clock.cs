using OneStop.Host.Configuration;
using OneStop.Storage;
using Quartz;

namespace OneStop.Host.Jobs;

/// <summary>The clock, and only that: on PostgreSQL one for all nodes, else one in memory.</summary>
internal static class Clock
{
    /// <summary>Tables of the clock's own, beside the hub's.</summary>
    private const string TablePrefix = "quartz_";
    private const int AtOnce = 4;

    private static readonly TimeSpan Late = TimeSpan.FromSeconds(10);

    // What a lost node had begun is free again after both; until then its feeds are pulled by nobody. A node that only slept may find its job done
    // twice, which every job stands.
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Overdue = TimeSpan.FromSeconds(3);

    public static IServiceCollection AddHubJob<TJob>(this IServiceCollection services, string name, Schedule when)
        where TJob : class, IHubJob => services
        .AddSingleton<TJob>()
        .AddSingleton(new HubJob(name, when, provider => provider.GetRequiredService<TJob>()));

    /// <summary>To be called after the jobs are registered: without any, no clock runs.</summary>
    public static void AddClock(this IHostApplicationBuilder builder)
    {
        if (builder.Services.All(service => service.ServiceType != typeof(HubJob)))
        {
            return;
        }

        var store = Settings.Lenient<StorageOptions>(builder.Configuration, StorageOptions.Section);
        builder.Services
            .AddSingleton<JobBook>()
            .AddTransient<Firing>()
            .AddHostedService<Planner>()
            .AddQuartz(quartz => quartz.Configure(store))
            .AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    private static void Configure(this IQuartzBuilder quartz, StorageOptions store)
    {
        quartz.ConfigureScheduler(options => options.InstanceName = "onestop");
        quartz.UseDefaultThreadPool(AtOnce);
        if (store.IsPostgres)
        {
            quartz.UsePersistentStore(persistent =>
            {
                persistent.UsePostgres(source => source.UseRegisteredDataSource = true);
                persistent.ConfigureStore(options =>
                {
                    options.TablePrefix = TablePrefix;
                    // A process that is done ends, though the clock's threads still hang on a database that doesn't answer.
                    options.UseBackgroundThreads = true;

                    // What a lost node was running is late when it is freed. Late work is looked for as often as this; the default is a minute.
                    options.MisfireThreshold = Late;
                });
                persistent.ProvisionSchema();
                persistent.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (SignOfLife, Overdue));
            });
        }
        else
        {
            quartz.UseInMemoryStore();
        }
    }
}
