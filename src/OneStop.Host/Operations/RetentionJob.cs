using OneStop.Core.Sync;
using OneStop.Host.Files;
using OneStop.Host.Jobs;

namespace OneStop.Host.Operations;

/// <summary>
/// Empties and deletes what is old enough, passed by every destination and held nowhere; and files that were never written to their end.
/// </summary>
internal sealed partial class RetentionJob(IJournalUpkeep upkeep, FileStore files, TimeProvider time, ILogger<RetentionJob> logger) : IHubJob
{
    // No upload takes that long.
    private static readonly TimeSpan Unfinished = TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var retained = await upkeep.RetainAsync(cancellationToken);
        Kept(retained.Emptied, retained.Deleted);
        Swept(files.ForgetUnfinished(time.GetUtcNow() - Unfinished));
    }

    [LoggerMessage(LogLevel.Information, "The journal's upkeep emptied {Emptied} payloads and deleted {Deleted} rows")]
    private partial void Kept(long emptied, long deleted);

    [LoggerMessage(LogLevel.Information, "Deleted {Count} files that were never written to their end")]
    private partial void Swept(int count);
}
