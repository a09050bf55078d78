using System.Text.Json;
using OneStop.Core.Errors;

namespace OneStop.Core.Sync;

/// <summary>One sending of one batch, and all that follows from its answer.</summary>
internal sealed class PumpRound(
    PumpContext context, Claim claim, int partition, HashSet<StreamKey> held, Passage passage, ILease lease)
{
    private const int LoneFailuresBeforeHold = 2;

    // A held stream met an outage, which is no fault of its own: it shall not wait its full turn again.
    private static readonly TimeSpan AfterOutage = TimeSpan.FromSeconds(30);

    private readonly List<StreamHold> holds = [];
    private readonly List<StreamEvent> waiting = [];
    private readonly List<long> done = [];
    private readonly List<StreamKey> released = [];
    private readonly AttemptLines lines = new();

    /// <summary>False when the far side as a whole was down.</summary>
    public async Task<bool> SendAsync(IReadOnlyList<PumpItem> batch, CancellationToken stop)
    {
        var (sendable, deliveries) = await UnpackAsync(batch);
        if (sendable.Count == 0)
        {
            return true;
        }

        var (at, start) = (context.Time.GetUtcNow(), context.Time.GetTimestamp());
        var report = await AskAsync(deliveries, stop);
        var took = context.Time.GetElapsedTime(start);
        var isOneStream = sendable.TrueForAll(item => item.Row.Stream == sendable[0].Row.Stream);
        for (var i = 0; i < sendable.Count; i++)
        {
            var (item, outcome) = (sendable[i], report.Outcomes[i]);
            lines.Add(item, outcome, at, took);
            Apply(item, outcome, report.Unavailable, wasAlone: isOneStream && i == 0);
        }

        Tell(report, took);
        return report.Unavailable is null;
    }

    public Progress Result(long cursor) => new(context.Destination.Descriptor.Key, partition, claim.Epoch, cursor)
    {
        Holds = holds,
        Waiting = waiting,
        Done = done,
        Released = released,
        Attempts = lines.All,
    };

    /// <summary>What can be sent; what cannot even be read is laid before a person.</summary>
    private async Task<(List<PumpItem> Items, List<Delivery> Deliveries)> UnpackAsync(IReadOnlyList<PumpItem> batch)
    {
        var (items, deliveries) = (new List<PumpItem>(batch.Count), new List<Delivery>(batch.Count));
        foreach (var (i, item) in batch.Index())
        {
            if (i > 0 && i % Courtesy.Breath == 0 && context.Courtesy is { IsAsked: true })
            {
                await Task.Yield();
            }

            if (IsHeldHere(item))
            {
                LetWait(item);
            }
            else if (Unpack(item) is { } delivery)
            {
                items.Add(item);
                deliveries.Add(delivery);
            }
            else
            {
                Hold(item, HoldState.Dead, 1, new Fault(ErrorCode.EventUnreadable), null, uncertain: false);
            }
        }

        return (items, deliveries);
    }

    private Delivery? Unpack(PumpItem item)
    {
        var (row, key) = (item.Row, context.Destination.Descriptor.Key);
        try
        {
            return row.Payload is null ? null : new(row.Position, SyncEventCodec.Read(row.Payload), item.Attempt, item.IsUncertain, Delivery.KeyOf(key, row)) { Lease = lease };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<DeliveryReport> AskAsync(List<Delivery> batch, CancellationToken stop)
    {
        try
        {
            var report = await context.Destination.SendAsync(batch, stop);
            return report.Outcomes.Count == batch.Count ? report : Unclear(batch);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            context.Watch.Interrupted(context.Destination.Descriptor.Key, partition, exception);
            return Unclear(batch);
        }
    }

    /// <summary>An adapter that failed in an unforeseen way: each event may have arrived.</summary>
    private static DeliveryReport Unclear(List<Delivery> batch)
    {
        var fault = new Fault(ErrorCode.InternalError);
        return new([.. batch.Select(_ => new DeliveryOutcome.Unknown(fault))], fault);
    }

    private void Apply(PumpItem item, DeliveryOutcome outcome, Fault? outage, bool wasAlone)
    {
        switch (outcome)
        {
            case DeliveryOutcome.Delivered or DeliveryOutcome.Superseded:
                Pass(item);
                break;
            case DeliveryOutcome.Refused refused:
                Hold(item, HoldState.Dead, item.Attempt, refused.Fault, null, uncertain: false);
                break;
            case DeliveryOutcome.Postponed postponed:
                Hold(item, item.Attempt, postponed.Fault, postponed.RetryAfter, item.IsUncertain);
                break;
            case DeliveryOutcome.Unknown unknown when outage is null:
                Hold(item, item.Attempt, unknown.Fault, null, uncertain: true);
                break;
            case DeliveryOutcome.Unknown or DeliveryOutcome.NotSent when outage is not null:
                Fail(item, outage, outcome is DeliveryOutcome.Unknown, wasAlone);
                break;
            default:
                LetWaitBehind(item);
                break;
        }
    }

    private void Pass(PumpItem item)
    {
        item.IsPassed = true;
        if (item.IsHeldRow)
        {
            done.Add(item.Seq);
        }

        if (item.IsLastHeld)
        {
            released.Add(item.Row.Stream);
            held.Remove(item.Row.Stream);
        }
    }

    /// <summary>The far side is down, or this one event makes it look so.</summary>
    private void Fail(PumpItem item, Fault fault, bool maybeArrived, bool wasAlone)
    {
        item.Failed(fault, maybeArrived, wasAlone, context.Gate.Successes);
        var uncertain = item.IsUncertain;
        if (item.IsHeldRow && IsHeldHere(item))
        {
            return;
        }

        if (item.IsHeldRow)
        {
            // Alone, and the far side was up: that failure is its own.
            var attempts = item.Attempt - (wasAlone && passage == Passage.Full ? 1 : 2);
            var delay = context.Retries.After(attempts);
            Hold(item, StateAfter(attempts), attempts, fault, delay < AfterOutage ? delay : AfterOutage, uncertain);
        }
        else if (item.LoneFailures >= LoneFailuresBeforeHold && context.Gate.Successes > item.SuccessesBefore)
        {
            Hold(item, item.Attempt - 1, fault, null, uncertain);
        }
    }

    private void Hold(PumpItem item, int attempts, Fault fault, TimeSpan? retryAfter, bool uncertain) =>
        Hold(item, StateAfter(attempts), attempts, fault, context.Retries.After(attempts, retryAfter), uncertain);

    private HoldState StateAfter(int attempts) =>
        attempts >= context.Destination.Descriptor.MaxAttempts ? HoldState.Dead : HoldState.Waiting;

    private void Hold(PumpItem item, HoldState state, int attempts, Fault fault, TimeSpan? delay, bool uncertain)
    {
        var now = context.Time.GetUtcNow();
        held.Add(item.Row.Stream);
        holds.Add(new(item.Row.Stream, state, attempts, now, now + (delay ?? TimeSpan.Zero), uncertain, fault));
        LetWait(item);
        context.Watch.Held(context.Destination.Descriptor.Key, item.Row.Position, fault, state == HoldState.Dead);
    }

    /// <summary>An event that was not sent because an earlier one of its stream was held in this very batch.</summary>
    private void LetWaitBehind(PumpItem item)
    {
        if (IsHeldHere(item))
        {
            LetWait(item);
        }
    }

    private void LetWait(PumpItem item)
    {
        if (!item.IsHeldRow && !item.IsPassed)
        {
            item.IsPassed = true;
            waiting.Add(new(item.Row.Stream, item.Seq));
        }
    }

    private bool IsHeldHere(PumpItem item) => item.IsHeldRow
        ? holds.Exists(hold => hold.Stream == item.Row.Stream)
        : held.Contains(item.Row.Stream);

    private void Tell(DeliveryReport report, TimeSpan took)
    {
        var wasDown = context.Gate.Outage is not null;
        if (report.Unavailable is { } fault)
        {
            context.Gate.Failed(fault);
        }
        else
        {
            context.Gate.Succeeded();
        }

        if (wasDown != report.Unavailable is not null)
        {
            context.Watch.OutageChanged(context.Destination.Descriptor.Key, report.Unavailable);
        }

        foreach (var group in report.Outcomes.GroupBy(AttemptLines.NameOf))
        {
            context.Watch.Sent(context.Destination.Descriptor.Key, group.Key, group.Count(), took);
        }
    }
}
