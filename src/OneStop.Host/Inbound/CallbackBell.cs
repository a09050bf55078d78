using System.Threading.Channels;
using OneStop.Core.Sync.Inbound;

namespace OneStop.Host.Inbound;

/// <summary>
/// Pulls a feed soon after its far side has called, and at the start for calls that came before the end. Its job pulls it in any case, later.
/// </summary>
internal sealed partial class CallbackBell(InboundPulls pulls, INoticeBook notices, ILogger<CallbackBell> logger) : BackgroundService
{
    private const int MostWaiting = 64;

    // One pull answers any number of calls, so what does not fit may be dropped.
    private readonly Channel<string> rung = Channel.CreateBounded<string>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring(string feed) => rung.Writer.TryWrite(feed);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await PullAsync(async () => (await notices.OpenAsync(stoppingToken)).ToList().ForEach(Ring));
        while (await rung.Reader.WaitToReadAsync(stoppingToken))
        {
            var feeds = new HashSet<string>(StringComparer.Ordinal);
            while (rung.Reader.TryRead(out var feed))
            {
                feeds.Add(feed);
            }

            foreach (var pull in feeds.Select(pulls.Find).OfType<InboundPull>())
            {
                await PullAsync(() => pull.RunAsync(stoppingToken));
            }
        }
    }

    private async Task PullAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The store failed; the feed's job comes by again.
            Failed(exception.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A pull that a call-back asked for failed and is left to its job: {Exception}")]
    private partial void Failed(string exception);
}
