using OneStop.Core.Errors;

namespace OneStop.Core.Sync;

/// <summary>An event in a pump's window.</summary>
internal sealed class PumpItem(JournalRow row, Delivery? delivery, bool isHeldRow)
{
    public JournalRow Row => row;

    /// <summary>Null when the payload could not be read.</summary>
    public Delivery? Delivery { get; private set; } = delivery;

    public long Seq => row.Position.Seq;

    /// <summary>Came from the held events, not from the journal's tail.</summary>
    public bool IsHeldRow => isHeldRow;

    public bool IsLastHeld { get; init; }

    /// <summary>Nothing more to do here: delivered, superseded or held.</summary>
    public bool IsPassed { get; set; }

    /// <summary>Times that it was sent alone while the far side seemed down.</summary>
    public int LoneFailures { get; private set; }

    /// <summary>What the gate had counted at the first of those.</summary>
    public long SuccessesBefore { get; private set; }

    public Fault? LastFault { get; private set; }

    public void Failed(Fault fault, bool maybeArrived, bool wasAlone, long successes)
    {
        LastFault = fault;
        Delivery = Delivery! with { Attempt = Delivery.Attempt + 1, Uncertain = Delivery.Uncertain || maybeArrived };
        if (wasAlone)
        {
            SuccessesBefore = LoneFailures == 0 ? successes : SuccessesBefore;
            LoneFailures++;
        }
    }
}
