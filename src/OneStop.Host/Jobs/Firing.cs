using OneStop.Core.Jobs;
using Quartz;

namespace OneStop.Host.Jobs;

/// <summary>What the clock calls: the run is begun by one node, once, and then done.</summary>
[DisallowConcurrentExecution]
internal sealed partial class Firing(JobBook book, IJobRuns runs, IServiceProvider services, ILogger<Firing> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var name = context.JobDetail.Key.Name;
        if (book.Find(name) is not { } job)
        {
            // Planned by a newer node of the cluster.
            Unknown(name);
            return;
        }

        if (await MayRunAsync(job, context.ScheduledFireTimeUtc ?? context.FireTimeUtc, cancellationToken))
        {
            await job.Resolve(services).RunAsync(cancellationToken);
        }
    }

    private async Task<bool> MayRunAsync(HubJob job, DateTimeOffset firedFor, CancellationToken cancellationToken) =>
        job.When.RunKey(firedFor) is not { } key || await runs.TryBeginAsync(job.Name, key, cancellationToken);

    [LoggerMessage(LogLevel.Warning, "The planned job {Job} is unknown to this version of the hub and was left to the others")]
    private partial void Unknown(string job);
}
