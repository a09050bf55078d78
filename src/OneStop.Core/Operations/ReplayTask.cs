using OneStop.Core.Sync;

namespace OneStop.Core.Operations;

/// <summary>Which held streams to send again. Only what is held can be chosen: what was delivered is not.</summary>
/// <param name="Cause">Stable error code.</param>
public sealed record ReplaySelection(string Destination, HoldState? State = null, string? Cause = null, StreamKey? Stream = null);

/// <summary>Kept as a number: new ones are added at the end.</summary>
public enum ReplayState
{
    Running,
    Paused,
    Cancelled,
    Done,
}

/// <param name="PerSecond">Streams per second at the beginning.</param>
/// <param name="MostPerSecond">What that grows to.</param>
public sealed record ReplayOrder(
    string Id, ReplaySelection Selection, string By, string Reason, int PerSecond, int MostPerSecond, DateTimeOffset At);

/// <summary>A replay and how far it is.</summary>
/// <param name="Total">Streams chosen.</param>
/// <param name="Released">Streams that were made due.</param>
/// <param name="Gone">Streams that were held no longer when their turn came.</param>
/// <param name="Delivered">Of those released: nothing of them is held any more.</param>
public sealed record ReplayTask(ReplayOrder Order, ReplayState State, long Total, long Released, long Gone, long Delivered, DateTimeOffset? EndedAt);
