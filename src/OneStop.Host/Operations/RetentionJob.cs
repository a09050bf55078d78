using OneStop.Core.Sync;
using OneStop.Host.Jobs;

namespace OneStop.Host.Operations;

/// <summary>Empties and deletes what is old enough, passed by every destination and held nowhere.</summary>
internal sealed partial class RetentionJob(IJournalUpkeep upkeep, ILogger<RetentionJob> logger) : IHubJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var retained = await upkeep.RetainAsync(cancellationToken);
        Kept(retained.Emptied, retained.Deleted);
    }

    [LoggerMessage(LogLevel.Information, "The journal's upkeep emptied {Emptied} payloads and deleted {Deleted} rows")]
    private partial void Kept(long emptied, long deleted);
}
