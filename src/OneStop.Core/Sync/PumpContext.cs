using OneStop.Core.Errors;

namespace OneStop.Core.Sync;

/// <summary>What all pumps of a destination on a node share.</summary>
public sealed record PumpContext(
    IDestination Destination,
    DestinationGate Gate,
    IJournalReader Journal,
    IDeliveryStore Store,
    RetryTable Retries,
    IPumpWatch Watch,
    TimeProvider Time,
    string Owner)
{
    /// <summary>Null where a store cannot be put back to an earlier state, as in memory.</summary>
    public IRestoreMarks? Restores { get; init; }

    /// <summary>Null where nobody else works beside the pumps.</summary>
    public Courtesy? Courtesy { get; init; }
}

/// <summary>Told of what a pump does: for logs and metrics.</summary>
public interface IPumpWatch
{
    void Sent(string destination, string outcome, int events, TimeSpan took);

    void Held(string destination, EventPosition position, Fault fault, bool isDead);

    void OutageChanged(string destination, Fault? fault);

    /// <summary>The store failed or another owner took over; sending goes on elsewhere or after a pause.</summary>
    void Interrupted(string destination, int partition, Exception? exception);
}
