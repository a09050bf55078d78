using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OneStop.Core.Sync;

namespace OneStop.Storage.Sqlite;

/// <summary>
/// Carries what was written from the log into the database file, each second while people are served, and beside the writer. The writer does so
/// itself once the log is long, and whoever's row is in that commit waits for all of it. With nobody to wait, that is the cheaper way.
/// </summary>
internal sealed partial class SqliteCheckpointer(
    SqliteFile file, IOptions<StorageOptions> options, TimeProvider time, ILogger<SqliteCheckpointer> logger, Courtesy? courtesy = null) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        file.CarriesAllAtClose = true;
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.IsPostgres || courtesy is null)
        {
            return;
        }

        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (courtesy.IsAsked)
                {
                    // A thread of its own, because it blocks until all is on the disk.
                    await Task.Factory.StartNew(Carry, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Shutting down.
        }
    }

    private void Carry()
    {
        try
        {
            file.Checkpoint();
        }
        catch (SqliteException e)
        {
            // Nothing is lost: the log holds it, and the writer will say if it cannot go on.
            NotCarried(logger, e.SqliteErrorCode);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The log of the database file could not be carried over: SQLite's code {Code}")]
    private static partial void NotCarried(ILogger logger, int code);
}
