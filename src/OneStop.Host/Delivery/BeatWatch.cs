using OneStop.Core.Sync;

namespace OneStop.Host.Delivery;

/// <summary>Leaves word in the store of what this node drives and what it finds down: at once when that changes, else every ten seconds.</summary>
internal sealed partial class BeatWatch(IDestinationBeats beats, DestinationGates gates, TimeProvider time, ILogger<BeatWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly string node = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";
    private List<DestinationBeat> told = [];
    private bool hasFailed;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (told.Count > 0)
        {
            await TryAsync(() => beats.LeaveAsync(node, cancellationToken));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        do
        {
            await TryAsync(() => TellAsync(stoppingToken));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Writes what has to be said by now; nothing, where nothing is driven.</summary>
    internal async Task TellAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        List<DestinationBeat> found =
        [
            .. gates.All.Select(gate => gate.Value.Outage is { } outage
                ? new DestinationBeat(gate.Key, node, now, outage.Since, outage.Fault.Definition.Id)
                : new DestinationBeat(gate.Key, node, now)),
        ];
        if (found.Count > 0 && (told.Count == 0 || now - told[0].At >= DestinationBeat.Period || !told.Select(Content).SequenceEqual(found.Select(Content))))
        {
            await beats.NoteAsync(found, cancellationToken);
            told = found;
        }
    }

    private static (string Destination, DateTimeOffset? OutageSince, string? Error) Content(DestinationBeat beat) => (beat.Destination, beat.OutageSince, beat.Error);

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            hasFailed = false;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (!hasFailed)
            {
                NotTold(exception.GetType().Name);
            }

            hasFailed = true;
        }
    }

    [LoggerMessage(LogLevel.Warning, "What this node sends to could not be noted in the store: {Exception}")]
    private partial void NotTold(string exception);
}
