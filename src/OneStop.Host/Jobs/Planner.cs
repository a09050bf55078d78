using Quartz;

namespace OneStop.Host.Jobs;

/// <summary>
/// Hands the jobs to the clock before it runs. A trigger is made only where there is none or its schedule has changed: declaring it anew
/// from every node would fire it once for each.
/// </summary>
internal sealed class Planner(ISchedulerFactory schedulers, JobBook book, TimeProvider time) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var job in book.All)
        {
            await PlanAsync(scheduler, job, cancellationToken);
            if (job.When.MakesGood)
            {
                // A clock in memory knows nothing of what it missed. If the last planned run was begun, its key says so and nothing happens.
                await scheduler.TriggerJob(new JobKey(job.Name), cancellationToken: cancellationToken);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task PlanAsync(IScheduler scheduler, HubJob job, CancellationToken cancellationToken)
    {
        await scheduler.AddJob(
            JobBuilder.Create<Firing>().WithIdentity(job.Name).StoreDurably().Build(), AddJobOptions.Replacing, cancellationToken);
        var key = new TriggerKey(job.Name);
        if (await scheduler.GetTrigger(key, cancellationToken) is { } planned && planned.Description == job.When.Text)
        {
            return;
        }

        var trigger = TriggerBuilder.Create(time).WithIdentity(key).ForJob(job.Name).WithDescription(job.When.Text);
        await scheduler.ScheduleJob(job.When.Apply(trigger, time.GetUtcNow()).Build(), ScheduleJobOptions.Replacing, cancellationToken);
    }
}
