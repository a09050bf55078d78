using System.Diagnostics.Metrics;
using OneStop.Core.Sync;
using OneStop.Host.Delivery;

namespace OneStop.Host.Observability;

/// <summary>
/// What waits for each destination, read from the store every 15 seconds. On several nodes each tells the same of the one store. Where the
/// store cannot be read, nothing is told: an old figure would hide it.
/// </summary>
internal sealed partial class QueueGauge : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);

    private readonly IDeliveryReport report;
    private readonly IParkedBook parked;
    private readonly DestinationGates gates;
    private readonly TimeProvider time;
    private readonly ILogger<QueueGauge> logger;
    private List<Queue> queues = [];

    public QueueGauge(IMeterFactory meters, IDeliveryReport report, IParkedBook parked, DestinationGates gates, TimeProvider time, ILogger<QueueGauge> logger)
    {
        (this.report, this.parked, this.gates, this.time, this.logger) = (report, parked, gates, time, logger);
        var meter = meters.Create(HubMetrics.Meter);
        meter.CreateObservableGauge("onestop.queue.waiting", () => Measure(queue => queue.Waiting), "{event}", "Events that a destination has not been offered yet.");
        meter.CreateObservableGauge("onestop.queue.held", () => Measure(queue => queue.Held), "{event}", "Events held that are tried again by themselves.");
        meter.CreateObservableGauge("onestop.queue.dead", () => Measure(queue => queue.Dead), "{event}", "Events held that wait for a person.");
        meter.CreateObservableGauge("onestop.queue.oldest", () => Measure(Age), "s", "Age of the oldest event that a destination is not done with; 0 where there is none.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            Volatile.Write(ref queues, await ReadAsync(stoppingToken));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<List<Queue>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var standings = (await report.ReadAsync(cancellationToken)).ToLookup(standing => standing.Destination, StringComparer.Ordinal);
            var counts = await parked.CountAsync(new(), cancellationToken);
            return [.. gates.All.Keys.Select(key => new Queue(
                key, standings[key].Sum(one => one.Lag), Events(counts, key, HoldState.Waiting), Events(counts, key, HoldState.Dead), standings[key].Min(one => one.Oldest)))];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Unread(exception.GetType().Name);
            return [];
        }
    }

    private static long Events(IReadOnlyList<ParkedCount> counts, string destination, HoldState state) =>
        counts.Where(count => count.Destination == destination && count.State == state).Sum(count => count.Events);

    private double Age(Queue queue) => queue.Oldest is { } oldest ? Math.Max(0, (time.GetUtcNow() - oldest).TotalSeconds) : 0;

    private IEnumerable<Measurement<T>> Measure<T>(Func<Queue, T> value)
        where T : struct =>
        Volatile.Read(ref queues).Select(queue => new Measurement<T>(value(queue), new KeyValuePair<string, object?>("destination", queue.Destination)));

    [LoggerMessage(LogLevel.Warning, "What waits for the destinations could not be read for the metrics: {Exception}")]
    private partial void Unread(string exception);

    private sealed record Queue(string Destination, long Waiting, long Held, long Dead, DateTimeOffset? Oldest);
}
