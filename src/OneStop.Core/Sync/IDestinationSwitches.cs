namespace OneStop.Core.Sync;

/// <summary>Operators' decisions about destinations; kept in the store, so that every node and every restart obeys them.</summary>
public interface IDestinationSwitches
{
    /// <summary>Destinations that somebody has paused or resumed; any other runs.</summary>
    Task<IReadOnlyList<DestinationSwitch>> ListAsync(CancellationToken cancellationToken);

    Task SetAsync(DestinationSwitch value, CancellationToken cancellationToken);

    /// <summary>
    /// Lets a new destination start with what comes from now on, instead of with all retained events. False when it has started already.
    /// </summary>
    Task<bool> StartFromNowAsync(string destination, CancellationToken cancellationToken);

    /// <summary>
    /// Drops a destination's cursors and what it holds: one that is not sent to any more would hold back retention and fill the backlog.
    /// Its lines in the timeline stay, and so does its switch: a node that is late to hear of it sends nothing.
    /// </summary>
    Task ForgetAsync(string destination, CancellationToken cancellationToken);
}

/// <param name="By">Who switched it.</param>
public sealed record DestinationSwitch(string Destination, bool IsPaused, string By, string? Reason, DateTimeOffset At);
