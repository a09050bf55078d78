namespace OneStop.Host.Delivery;

/// <summary>
/// Starts whatever runs nowhere: what a lost node owned, what has ended by itself, and everything at the first start. One-way messages,
/// so that one node that does not answer holds up none of the others' partitions.
/// </summary>
internal sealed partial class SafetyNet(Roster roster, LocalPartitions local, TimeProvider time, ILogger<SafetyNet> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            Cast();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Cast()
    {
        try
        {
            foreach (var (key, grain) in roster.All)
            {
                if (!local.Runs(key))
                {
                    _ = grain.WakeAsync(0);
                }
            }
        }
        catch (Exception exception)
        {
            Missed(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "Partitions could not be looked after; tried again in a second")]
    private partial void Missed(Exception exception);
}
