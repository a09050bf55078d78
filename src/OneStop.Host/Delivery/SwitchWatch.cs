using OneStop.Core.Sync;

namespace OneStop.Host.Delivery;

/// <summary>Obeys the operators' switches on this node: they stand in the store, wherever they were set.</summary>
internal sealed partial class SwitchWatch(
    IDestinationSwitches switches, DestinationGates gates, TimeProvider time, ILogger<SwitchWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            await ObeyAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ObeyAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var value in await switches.ListAsync(stoppingToken))
            {
                if (gates.All.TryGetValue(value.Destination, out var gate))
                {
                    gate.Pause(value.IsPaused);
                }
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Without the store nothing is sent anyway; the switches stay as they were read last.
            Unread(exception.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The destinations' switches could not be read: {Exception}")]
    private partial void Unread(string exception);
}
