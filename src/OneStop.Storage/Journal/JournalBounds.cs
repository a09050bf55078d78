using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OneStop.Storage.Journal;

/// <summary>Says when the journal takes nothing more: measured each second, because counting with every event would cost more than it protects.</summary>
internal sealed partial class JournalBounds(
    IDatabase database, IOptions<JournalOptions> options, TimeProvider time, ILogger<JournalBounds> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private volatile string? exceeded;

    /// <summary>Why nothing is taken; null while events are welcome.</summary>
    public string? Exceeded => exceeded;

    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        var found = await FindAsync(cancellationToken);
        if (found is not null && exceeded is null)
        {
            Closed(logger, found);
        }

        exceeded = found;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await MeasureAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // A store that cannot be read refuses events by itself; what was measured last stands.
                NotMeasured(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<string?> FindAsync(CancellationToken cancellationToken)
    {
        if (database.FreeBytes is { } free && free < options.Value.MinFreeBytes)
        {
            return $"The store's disk has {free} bytes left, fewer than Journal:MinFreeBytes.";
        }

        var rows = (await BacklogQuery.RunAsync(database, cancellationToken)).Rows;
        return rows > options.Value.MaxBacklogRows ? $"{rows} events wait to be sent, more than Journal:MaxBacklogRows." : null;
    }

    [LoggerMessage(1, LogLevel.Error, "No more events are accepted: {Reason}")]
    private static partial void Closed(ILogger logger, string reason);

    [LoggerMessage(2, LogLevel.Warning, "The journal's backlog could not be measured")]
    private static partial void NotMeasured(ILogger logger, Exception exception);
}
