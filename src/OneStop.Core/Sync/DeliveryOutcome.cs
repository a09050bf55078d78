using OneStop.Core.Errors;

namespace OneStop.Core.Sync;

/// <summary>What became of one event at one destination.</summary>
public abstract record DeliveryOutcome
{
    private DeliveryOutcome()
    {
    }

    /// <summary>The far side has it, and said so.</summary>
    /// <param name="Proof">Its word: a receipt number or its result code.</param>
    public sealed record Delivered(string? Proof = null) : DeliveryOutcome;

    /// <summary>Nothing needs to be sent: the destination does not take this kind, or already stands further.</summary>
    public sealed record Superseded(string Reason) : DeliveryOutcome;

    /// <summary>Not taken now, may be taken later; only this stream waits.</summary>
    public sealed record Postponed(Fault Fault, TimeSpan? RetryAfter = null) : DeliveryOutcome;

    /// <summary>Sent, and nobody knows whether it arrived.</summary>
    public sealed record Unknown(Fault Fault) : DeliveryOutcome;

    /// <summary>Will not be taken as it is: a person has to decide.</summary>
    public sealed record Refused(Fault Fault) : DeliveryOutcome;

    /// <summary>Not sent, because of the far side or of an earlier event of its stream; says nothing about this event.</summary>
    public sealed record NotSent : DeliveryOutcome;
}

/// <summary>The answer to a batch.</summary>
/// <param name="Outcomes">One per event, in the batch's order.</param>
/// <param name="Unavailable">The far side as a whole is down: nobody is blamed, everybody waits. Its RetryAfter is honoured.</param>
public sealed record DeliveryReport(IReadOnlyList<DeliveryOutcome> Outcomes, Fault? Unavailable = null);
