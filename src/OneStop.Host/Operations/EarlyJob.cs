using OneStop.Core.Sync;
using OneStop.Host.Jobs;

namespace OneStop.Host.Operations;

/// <summary>Lets held steps follow that a crash left behind, and opens tasks for gaps that last.</summary>
internal sealed class EarlyJob(EarlySweep sweep) : IHubJob
{
    public Task RunAsync(CancellationToken cancellationToken) => sweep.RunAsync(cancellationToken);
}
