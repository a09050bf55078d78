using OneStop.Core.Errors;
using OneStop.Core.Sync;
using OneStop.Host.Observability;

namespace OneStop.Host.Delivery;

/// <summary>What the pumps do, as operators see it: counted always, logged when somebody may have to act.</summary>
internal sealed partial class PumpWatch(DeliveryMetrics metrics, ILogger<PumpWatch> logger) : IPumpWatch
{
    public void Sent(string destination, string outcome, int events, TimeSpan took) => metrics.Sent(destination, outcome, events, took);

    public void Held(string destination, EventPosition position, Fault fault, bool isDead)
    {
        metrics.Held(destination, fault, isDead);
        if (isDead)
        {
            Dead(destination, position.ToString(), fault.Definition.Id);
        }
    }

    public void OutageChanged(string destination, Fault? fault)
    {
        if (fault is null)
        {
            Back(destination);
        }
        else
        {
            Down(destination, fault.Definition.Id);
        }
    }

    public void Interrupted(string destination, int partition, Exception? exception)
    {
        if (exception is null)
        {
            Replaced(destination, partition);
        }
        else
        {
            // Messages of databases and far sides can repeat what was sent.
            Failed(destination, partition, exception.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Destination}: event {Position} waits for a person: {Error}")]
    private partial void Dead(string destination, string position, string error);

    [LoggerMessage(LogLevel.Warning, "{Destination} is down: {Error}; events wait and are sent when it is back")]
    private partial void Down(string destination, string error);

    [LoggerMessage(LogLevel.Information, "{Destination} is back")]
    private partial void Back(string destination);

    [LoggerMessage(LogLevel.Information, "{Destination}: partition {Partition} is sent from another node now")]
    private partial void Replaced(string destination, int partition);

    [LoggerMessage(LogLevel.Warning, "{Destination}: sending partition {Partition} was interrupted and starts again: {Exception}")]
    private partial void Failed(string destination, int partition, string exception);
}
