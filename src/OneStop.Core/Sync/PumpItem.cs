using OneStop.Core.Errors;

namespace OneStop.Core.Sync;

/// <summary>An event in a pump's window, as the journal has it: it is unpacked when it is sent, because hundreds wait and few are sent at once.</summary>
internal sealed class PumpItem(JournalRow row, int attempt, bool isUncertain, bool isHeldRow)
{
    public JournalRow Row => row;

    /// <summary>1 for the first.</summary>
    public int Attempt { get; private set; } = attempt;

    /// <summary>An earlier sending may have arrived.</summary>
    public bool IsUncertain { get; private set; } = isUncertain;

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
        Attempt++;
        IsUncertain |= maybeArrived;
        if (wasAlone)
        {
            SuccessesBefore = LoneFailures == 0 ? successes : SuccessesBefore;
            LoneFailures++;
        }
    }
}
