using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.Tests.Sync.Simulation;

/// <summary>
/// A far side that remembers every effect. It recognises nothing by itself: an event that comes twice takes effect twice, unless the sender
/// doubted and asked first. That is how the test sees whether the hub doubts whenever it must.
/// </summary>
internal sealed class SimFarSide(Random random)
{
    private readonly HashSet<long> known = [];

    public List<(StreamKey Stream, long Seq)> Effects { get; } = [];

    public int Repeated { get; private set; }

    public bool IsDown { get; set; }

    /// <summary>Share of sendings that meet a fault, in per cent.</summary>
    public int Faults { get; set; }

    /// <summary>Refused whenever they come.</summary>
    public HashSet<long> Poison { get; } = [];

    /// <summary>Make the whole far side look down whenever they come.</summary>
    public HashSet<long> Crashing { get; } = [];

    public DeliveryReport Take(IReadOnlyList<Delivery> batch)
    {
        var outcomes = new DeliveryOutcome[batch.Count];
        Array.Fill(outcomes, new DeliveryOutcome.NotSent());
        var failed = new HashSet<StreamKey>();
        for (var i = 0; i < batch.Count; i++)
        {
            if (failed.Contains(batch[i].Event.Stream))
            {
                continue;
            }

            if (IsDown || Crashing.Contains(batch[i].Position.Seq))
            {
                return new(outcomes, new Fault(ErrorCode.DestinationFailing));
            }

            outcomes[i] = TakeOne(batch[i], out var outage);
            if (outage)
            {
                return new(outcomes, new Fault(ErrorCode.DestinationUnreachable));
            }

            if (outcomes[i] is not (DeliveryOutcome.Delivered or DeliveryOutcome.Superseded))
            {
                failed.Add(batch[i].Event.Stream);
            }
        }

        return new(outcomes);
    }

    private DeliveryOutcome TakeOne(Delivery delivery, out bool outage)
    {
        outage = false;
        if (Poison.Contains(delivery.Position.Seq))
        {
            return new DeliveryOutcome.Refused(new Fault(ErrorCode.DestinationRejectsData));
        }

        if (random.Next(100) >= Faults)
        {
            return Keep(delivery);
        }

        switch (random.Next(4))
        {
            case 0:
                return new DeliveryOutcome.Postponed(new Fault(ErrorCode.DestinationBusy));
            case 1:
                Keep(delivery);
                return new DeliveryOutcome.Unknown(new Fault(ErrorCode.DeliveryUnknown));
            case 2:
                Keep(delivery);
                outage = true;
                return new DeliveryOutcome.Unknown(new Fault(ErrorCode.DeliveryUnknown));
            default:
                outage = true;
                return new DeliveryOutcome.NotSent();
        }
    }

    private DeliveryOutcome.Delivered Keep(Delivery delivery)
    {
        if (known.Add(delivery.Position.Seq))
        {
            Effects.Add((delivery.Event.Stream, delivery.Position.Seq));
        }
        else if (!delivery.Uncertain)
        {
            Repeated++;
        }

        return new DeliveryOutcome.Delivered();
    }
}
