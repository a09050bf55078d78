using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.Adapters.Portal;

/// <summary>From the portal's answer to a list of parcels to what became of each.</summary>
internal static class PortalJudge
{
    /// <summary>Null when nothing can be read from the answer: <see cref="Settle"/> then knows what to do.</summary>
    public static PortalVerdict? Read(Sent<PortalReply> sent) => sent.Content is { } reply ? PortalReading.Of(reply) : null;

    public static DeliveryOutcome.Delivered Delivered(Sent<PortalReply> sent) => new($"error_code {sent.Content?.error_code}");

    /// <summary>All that is no success. False when the list is refused as a whole and must be cut in two.</summary>
    /// <param name="items">How many stood in the request.</param>
    public static bool Settle(Batch batch, IReadOnlyList<Parcel> parcels, int items, Sent<PortalReply> sent)
    {
        if (batch.TryFail(parcels, sent))
        {
            return true;
        }

        DeliveryOutcome? outcome = Read(sent) switch
        {
            PortalVerdict.NotOurs or PortalVerdict.SessionEnded => null,
            PortalVerdict.Later => new DeliveryOutcome.Postponed(new Fault(ErrorCode.DestinationBusy)),
            PortalVerdict.Unclear => new DeliveryOutcome.Unknown(new Fault(ErrorCode.DeliveryUnknown)),
            _ when items > 1 => new DeliveryOutcome.NotSent(),
            _ => new DeliveryOutcome.Refused(sent.Fault ?? PortalReading.Refusal(sent.Content!)),
        };
        if (outcome is DeliveryOutcome.NotSent)
        {
            return false;
        }

        if (outcome is null)
        {
            batch.Stop(new Fault(ErrorCode.DestinationCredentials));
            return true;
        }

        Batch.Conclude(parcels, outcome);
        return true;
    }
}
