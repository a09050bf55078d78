using OneStop.Core.Sync;
using OneStop.Core.Sync.Inbound;
using OneStop.Host.Jobs;

namespace OneStop.Host.Inbound;

/// <summary>
/// Pulls one feed and hands over what came. May run on two nodes at once: the cursor lets one of them write.
/// </summary>
internal sealed partial class InboundPull(
    IInboundFeed feed, InboundDesk desk, InboundRelay relay, INoticeBook notices, IInboundWatch watch, TimeProvider time, ILogger<InboundPull> logger) : IHubJob
{
    public string Feed => feed.Descriptor.Key;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var begun = time.GetUtcNow();
        try
        {
            await desk.TakeAsync(feed, cancellationToken);
            await notices.SettleAsync(Feed, begun, cancellationToken);
        }
        catch (FarSideException exception)
        {
            watch.Failed(Feed, exception.Fault);
        }

        try
        {
            await relay.RunAsync(cancellationToken);
        }
        catch (JournalUnavailableException exception)
        {
            // Nothing is lost: the next pull hands over what is left.
            Waits(exception.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What came in could not be handed to the journal and waits: {Exception}")]
    private partial void Waits(string exception);
}

/// <summary>The feeds that are enabled here, by their keys.</summary>
internal sealed class InboundPulls(IServiceProvider services)
{
    private readonly Dictionary<string, InboundPull> pulls = services.GetServices<IInboundFeed>()
        .Select(feed => ActivatorUtilities.CreateInstance<InboundPull>(services, feed))
        .ToDictionary(pull => pull.Feed, StringComparer.Ordinal);

    public InboundPull? Find(string feed) => pulls.GetValueOrDefault(feed);
}
