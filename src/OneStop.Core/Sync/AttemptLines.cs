using System.Numerics;
using OneStop.Core.Errors;

namespace OneStop.Core.Sync;

/// <summary>Writes a batch's outcomes as few lines: neighbours that were delivered at the first attempt share one.</summary>
internal sealed class AttemptLines
{
    private readonly List<DeliveryAttempt> lines = [];

    public IReadOnlyList<DeliveryAttempt> All => lines;

    public void Add(PumpItem item, DeliveryOutcome outcome, DateTimeOffset at, TimeSpan took)
    {
        var attempt = item.Attempt;
        if (outcome is DeliveryOutcome.NotSent || (outcome is DeliveryOutcome.Unknown && !BitOperations.IsPow2(attempt)))
        {
            // An outage of hours probes every second: its lines thin out, the first ones and the powers of two stay.
            return;
        }

        if (outcome is DeliveryOutcome.Delivered && attempt == 1 && lines is [.., { Outcome: "delivered", Attempt: 1 } last] && last.ToSeq + 1 == item.Seq)
        {
            lines[^1] = last with { ToSeq = item.Seq, Stream = null, Proof = null };
            return;
        }

        lines.Add(new(item.Seq, item.Seq, item.Row.Stream, attempt, at, took, NameOf(outcome), FaultOf(outcome)?.Definition.Id, ProofOf(outcome)));
    }

    public static string NameOf(DeliveryOutcome outcome) => outcome switch
    {
        DeliveryOutcome.Delivered => "delivered",
        DeliveryOutcome.Superseded => "superseded",
        DeliveryOutcome.Postponed => "postponed",
        DeliveryOutcome.Unknown => "unknown",
        DeliveryOutcome.Refused => "refused",
        _ => "not-sent",
    };

    private static Fault? FaultOf(DeliveryOutcome outcome) => outcome switch
    {
        DeliveryOutcome.Postponed postponed => postponed.Fault,
        DeliveryOutcome.Unknown unknown => unknown.Fault,
        DeliveryOutcome.Refused refused => refused.Fault,
        _ => null,
    };

    private static string? ProofOf(DeliveryOutcome outcome) => outcome switch
    {
        DeliveryOutcome.Delivered delivered => delivered.Proof,
        DeliveryOutcome.Superseded superseded => superseded.Reason,
        _ => null,
    };
}
