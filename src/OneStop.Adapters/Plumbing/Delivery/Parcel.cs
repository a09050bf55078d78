using OneStop.Core.Sync;

namespace OneStop.Adapters.Plumbing.Delivery;

/// <summary>One event of a batch on its way, with what became of it so far.</summary>
internal sealed class Parcel(Core.Sync.Delivery delivery)
{
    public Core.Sync.Delivery Delivery => delivery;

    public SyncEvent Event => delivery.Event;

    /// <summary>Null while nothing is decided.</summary>
    public DeliveryOutcome? Outcome { get; set; }

    /// <summary>A part of it has reached the far side.</summary>
    public bool IsBegun { get; set; }

    /// <summary>Requests' worth of it that the far side has not taken yet.</summary>
    public int PartsLeft { get; set; }

    public bool IsOpen => Outcome is null;

    public bool IsDone => Outcome is DeliveryOutcome.Delivered or DeliveryOutcome.Superseded;
}
