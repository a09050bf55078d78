using OneStop.Core.Reconciliation;
using OneStop.Host.Jobs;

namespace OneStop.Host.Operations;

/// <summary>Today and yesterday: what operators may still mend while people wait.</summary>
internal sealed class ContinuousReconciliation(Reconciliations all, ReconciliationLog log) : IHubJob
{
    private const int Days = 2;

    public async Task RunAsync(CancellationToken cancellationToken) => log.Tell(await all.RunAsync(Days, cancellationToken));
}

/// <summary>A month back: what was put right or wrong long after its day. The far sides' report takes no more in one question.</summary>
internal sealed class NightlyReconciliation(Reconciliations all, ReconciliationLog log) : IHubJob
{
    private const int Days = 31;

    public async Task RunAsync(CancellationToken cancellationToken) => log.Tell(await all.RunAsync(Days, cancellationToken));
}

internal sealed partial class ReconciliationLog(ILogger<ReconciliationLog> logger)
{
    public void Tell(IReadOnlyList<ReconciliationRun> runs)
    {
        foreach (var run in runs)
        {
            if (run.Restored)
            {
                Restored(run.Destination, run.Differing, run.Healed, Reconciler.MostInspected);
            }
            else if (run.Error is { } error)
            {
                NotCompared(run.Destination, error);
            }
            else if (run.Differing > 0)
            {
                Differs(run.Destination, run.Differing, run.Healed);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "{Destination} seems to have been put back to an earlier state: {Differing} dossiers are missing or old there; {Healed} are sent again now, at most {Most} in a run")]
    private partial void Restored(string destination, int differing, int healed, int most);

    [LoggerMessage(LogLevel.Warning, "{Destination} could not be compared with: {Error}")]
    private partial void NotCompared(string destination, string error);

    [LoggerMessage(LogLevel.Warning, "{Destination} differs in {Differing} dossiers; {Healed} are sent again")]
    private partial void Differs(string destination, int differing, int healed);
}
