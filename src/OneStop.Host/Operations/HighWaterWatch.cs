using System.Text.Json;
using OneStop.Core.Sync;

namespace OneStop.Host.Operations;

/// <summary>
/// Notices at the start that the store was put back to an earlier state, before anything is sent, and notes each second how far it is.
/// </summary>
internal sealed partial class HighWaterWatch(IRestoreMarks marks, HighWaterFile file, TimeProvider time, ILogger<HighWaterWatch> logger)
    : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private StorePosition? written;
    private bool hasFailed;

    /// <summary>After the migrations, which come first in the order of registration.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var found = await marks.ReadAsync(cancellationToken);
        if (Noted() is not { } noted)
        {
            return;
        }

        if (noted.Instance != found.Instance)
        {
            AnotherStore();
            return;
        }

        if (found.AuditRows < noted.AuditRows)
        {
            FewerRows(found.AuditRows, noted.AuditRows);
        }

        var doubted = HighWater.Compare(noted, found, time.GetUtcNow());
        if (doubted.Count > 0)
        {
            await marks.NoteAsync(doubted, cancellationToken);
            Behind(string.Join(", ", doubted.Select(mark => mark.Destination).Distinct(StringComparer.Ordinal)));
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            await NoteAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public async Task NoteAsync(CancellationToken cancellationToken)
    {
        try
        {
            var position = await marks.ReadAsync(cancellationToken);
            if (written is null || written.AuditRows != position.AuditRows || !written.Cursors.SequenceEqual(position.Cursors))
            {
                file.Write(position);
                written = position;
            }

            foreach (var destination in await marks.ClearPassedAsync(cancellationToken))
            {
                CaughtUp(destination);
            }

            hasFailed = false;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (!hasFailed)
            {
                NotNoted(exception.GetType().Name);
            }

            hasFailed = true;
        }
    }

    private StorePosition? Noted()
    {
        try
        {
            return file.Read();
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            Unreadable(exception.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "The store stands behind what this node noted outside of it: it was put back to an earlier state. Before anything is sent to {Destinations}, the far side is asked, until the cursors have caught up")]
    private partial void Behind(string destinations);

    [LoggerMessage(LogLevel.Error, "The access log ends at row {Found}, and this node noted {Noted} rows outside of the store: it was put back to an earlier state, or cut off together with its head")]
    private partial void FewerRows(long found, long noted);

    [LoggerMessage(LogLevel.Information, "{Destination} has caught up with what was sent before the store was put back")]
    private partial void CaughtUp(string destination);

    [LoggerMessage(LogLevel.Warning, "The data folder's high-water file belongs to another store and is replaced")]
    private partial void AnotherStore();

    [LoggerMessage(LogLevel.Warning, "The high-water file cannot be read ({Exception}); a store that was put back would not be noticed this time")]
    private partial void Unreadable(string exception);

    [LoggerMessage(LogLevel.Warning, "The high-water file cannot be kept up ({Exception}); a store that is put back might not be noticed")]
    private partial void NotNoted(string exception);
}
