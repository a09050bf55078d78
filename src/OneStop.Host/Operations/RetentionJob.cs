using OneStop.Core.Sync;
using OneStop.Core.Sync.Inbound;
using OneStop.Host.Access;
using OneStop.Host.Files;
using OneStop.Host.Jobs;

namespace OneStop.Host.Operations;

/// <summary>
/// Empties and deletes what is old enough and done with: events that every destination has passed and that are held nowhere, items that every
/// client of the inbox has acknowledged, closed tasks; and files that were never written to their end.
/// </summary>
internal sealed partial class RetentionJob(
    IJournalUpkeep journal, IInboxUpkeep inbox, ClientBook clients, FileStore files, TimeProvider time, ILogger<RetentionJob> logger) : IHubJob
{
    // No upload takes that long.
    private static readonly TimeSpan Unfinished = TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var events = await journal.RetainAsync(cancellationToken);
        Kept("journal", events.Emptied, events.Deleted);
        var items = await inbox.RetainAsync(Readers(), cancellationToken);
        Kept("inbox", items.Emptied, items.Deleted);
        Swept(files.ForgetUnfinished(time.GetUtcNow() - Unfinished));
    }

    // Where nobody reads the inbox yet, whoever is the first to do so finds everything.
    private IReadOnlyCollection<string> Readers() => clients.With(Scopes.Inbox) is { Count: > 0 } readers ? [InboundRelay.Consumer, .. readers] : [];

    [LoggerMessage(LogLevel.Information, "The upkeep of the {What} emptied {Emptied} payloads and deleted {Deleted} rows")]
    private partial void Kept(string what, long emptied, long deleted);

    [LoggerMessage(LogLevel.Information, "Deleted {Count} files that were never written to their end")]
    private partial void Swept(int count);
}
