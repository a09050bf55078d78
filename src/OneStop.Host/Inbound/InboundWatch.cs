using System.Diagnostics.Metrics;
using OneStop.Core.Errors;
using OneStop.Core.Sync.Inbound;
using OneStop.Host.Observability;

namespace OneStop.Host.Inbound;

/// <summary>What came in, as operators see it.</summary>
internal sealed partial class InboundWatch(IMeterFactory meters, ILogger<InboundWatch> logger) : IInboundWatch
{
    private readonly Counter<long> items = meters.Create(HubMetrics.Meter).CreateCounter<long>(
        "onestop.inbound.items", "{item}", "What far sides had for the province, by feed and by what became of it.");

    public void Taken(string feed, IReadOnlyList<Taken> taken, int unreadable)
    {
        foreach (var outcome in taken.GroupBy(one => one))
        {
            Count(feed, outcome.Key.ToString().ToLowerInvariant(), outcome.Count());
        }

        if (unreadable > 0)
        {
            Count(feed, "unreadable", unreadable);
            Unreadable(feed, unreadable);
        }
    }

    public void Failed(string feed, Fault fault) => Down(feed, fault.Definition.Id);

    private void Count(string feed, string outcome, int count) =>
        items.Add(count, new KeyValuePair<string, object?>("feed", feed), new KeyValuePair<string, object?>("outcome", outcome));

    [LoggerMessage(LogLevel.Warning, "{Feed} cannot be pulled: {Error}; it is tried again at its next time")]
    private partial void Down(string feed, string error);

    [LoggerMessage(LogLevel.Warning, "{Feed} sent {Count} messages that break their contract; they are kept with their tasks")]
    private partial void Unreadable(string feed, int count);
}
