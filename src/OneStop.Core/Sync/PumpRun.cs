using OneStop.Core.Errors;

namespace OneStop.Core.Sync;

/// <summary>A pump's work under one claim. Ends when the claim is lost; throws what the store throws.</summary>
internal sealed class PumpRun(PumpContext context, int partition, Signal wake, Func<long> knownHead)
{
    private readonly DestinationDescriptor destination = context.Destination.Descriptor;
    private readonly HashSet<StreamKey> held = [];
    private Claim claim = null!;
    private PumpWindow window = null!;
    private PumpKeeper keeper = null!;
    private PumpLease lease = null!;
    private long doubtedUpTo;
    private DateTimeOffset? nextDue;
    private int limit = context.Destination.Descriptor.BatchSize;
    private int lastBatch;

    /// <summary>Events to read and to send at once.</summary>
    private int Step => IsBesidePeople ? Courtesy.Step : PumpSettings.PageRows;

    private bool IsBesidePeople => context.Courtesy is { IsAsked: true };

    public async Task RunAsync(CancellationToken stop)
    {
        var asked = context.Time.GetTimestamp();
        claim = await context.Store.ClaimAsync(destination.Key, partition, context.Owner, stop);
        lease = new PumpLease(token => context.Store.IsOwnerAsync(destination.Key, partition, claim.Epoch, token), context.Time, asked);
        doubtedUpTo = context.Restores is { } restores ? await restores.UpToAsync(destination.Key, partition, stop) : 0;
        window = new PumpWindow(claim.Seq);
        keeper = new PumpKeeper(context.Store, claim.Seq);
        held.UnionWith(await context.Store.HeldStreamsAsync(destination.Key, partition, stop));
        nextDue = held.Count > 0 ? DateTimeOffset.MinValue : null;
        try
        {
            while (await keeper.GoOnAsync(stop))
            {
                stop.ThrowIfCancellationRequested();
                wake.Reset();
                await (context.Courtesy?.TurnAsync(lastBatch, stop) ?? Task.CompletedTask);
                lastBatch = 0;
                var worked = await SendDueAsync(stop) | await SendNextAsync(stop);
                if (!worked && !keeper.IsLost)
                {
                    await IdleAsync(stop);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await keeper.LeaveAsync();
            throw;
        }
    }

    /// <summary>Until there is something to send, or to save.</summary>
    private async Task IdleAsync(CancellationToken stop)
    {
        var called = wake.WaitAsync(UntilNextLook(), context.Time, stop);
        await (keeper.HasMore ? Task.WhenAny(called, keeper.UnderWay) : called);
    }

    /// <summary>Held streams whose time has come: one after the other event, so that a stream goes on until it fails or is empty.</summary>
    private async Task<bool> SendDueAsync(CancellationToken stop)
    {
        if (nextDue is not { } due || due > context.Time.GetUtcNow())
        {
            return false;
        }

        // What the last sendings wrote must be seen here.
        if (!await keeper.SettleAsync(stop))
        {
            return false;
        }

        var rows = await context.Store.DueAsync(destination.Key, partition, context.Time.GetUtcNow(), destination.BatchSize, stop);
        if (rows.Count == 0)
        {
            await LookForNextDueAsync(stop);
            return false;
        }

        var items = rows.Select(ItemOf).ToList();
        var sent = await SendAsync(items, stop);
        if (sent is null)
        {
            keeper.Lose();
            return false;
        }

        await keeper.KeepAsync(sent, stop);
        return await keeper.SettleAsync(stop);
    }

    private async Task LookForNextDueAsync(CancellationToken stop)
    {
        // Operators release held streams in the store, so what is held is read again, not remembered.
        held.Clear();
        held.UnionWith(await context.Store.HeldStreamsAsync(destination.Key, partition, stop));
        var next = await context.Store.NextDueAsync(destination.Key, partition, stop);
        var look = context.Time.GetUtcNow() + PumpSettings.Poll;
        nextDue = held.Count == 0 ? null : next is { } at && at < look ? at : look;
    }

    private async Task<bool> SendNextAsync(CancellationToken stop)
    {
        if (keeper.IsLost)
        {
            return false;
        }

        var waiting = await RefillAsync(stop);
        LetHeldWait(waiting);
        if (window.Count == 0)
        {
            return false;
        }

        var progress = window.Open.Any() ? await SendAsync(window.Open, stop) : Empty();
        if (progress is null)
        {
            keeper.Lose();
            return false;
        }

        window.Advance();
        await keeper.KeepAsync(progress with { Seq = window.Cursor, Waiting = [.. waiting, .. progress.Waiting] }, stop);
        return true;
    }

    /// <summary>Reads on; returns the events that must wait behind their streams.</summary>
    private async Task<List<StreamEvent>> RefillAsync(CancellationToken stop)
    {
        var waiting = new List<StreamEvent>();
        var step = Step;
        if (window.Count >= step / 2)
        {
            return waiting;
        }

        var rows = await context.Journal.PageAsync(partition, window.Read, step - window.Count, PumpSettings.PageBytes, stop);
        foreach (var row in rows)
        {
            var item = NewItem(row);
            if (held.Contains(row.Stream))
            {
                item.IsPassed = true;
                waiting.Add(new(row.Stream, row.Position.Seq));
            }
            else
            {
                item.IsPassed = !destination.Kinds.Contains(row.Kind);
            }

            window.Add(item);
        }

        return waiting;
    }

    /// <summary>Streams that were held since their events were read.</summary>
    private void LetHeldWait(List<StreamEvent> waiting)
    {
        if (held.Count == 0)
        {
            return;
        }

        foreach (var item in window.Open.Where(item => held.Contains(item.Row.Stream)))
        {
            item.IsPassed = true;
            waiting.Add(new(item.Row.Stream, item.Seq));
        }
    }

    /// <summary>Null when the claim turned out to be lost.</summary>
    private async Task<Progress?> SendAsync(IEnumerable<PumpItem> items, CancellationToken stop)
    {
        var passage = await context.Gate.EnterAsync(stop);
        PumpRound round;
        try
        {
            if (!await lease.HoldsAsync(stop))
            {
                return null;
            }

            var batch = passage == Passage.Probe ? [Likeliest(items)] : WithinBytes(items.Take(Math.Min(limit, Step)));
            lastBatch += batch.Count;
            round = new PumpRound(context, claim, partition, held, passage, lease);

            var isUp = await round.SendAsync(batch, stop);
            limit = passage == Passage.Probe ? limit : isUp ? Grown(batch.Count) : Math.Max(1, batch.Count / 2);
        }
        finally
        {
            // However it ended, the next probe must not wait for this one.
            if (passage == Passage.Probe)
            {
                context.Gate.Abandon();
            }
        }

        nextDue = held.Count > 0 ? nextDue ?? context.Time.GetUtcNow() : null;
        return round.Result(window.Cursor);
    }

    /// <summary>
    /// A batch that fails is halved until the event that makes it fail stands alone; after an outage few small ones go before the next full one.
    /// A probe is always one event and says nothing of either.
    /// </summary>
    private int Grown(int sent) => Math.Min(PumpSettings.BatchGrowth * Math.Max(limit, sent), destination.BatchSize);

    /// <summary>The first event of the stream that has failed least: a poisonous one must not be the only thing ever tried.</summary>
    private static PumpItem Likeliest(IEnumerable<PumpItem> items) =>
        items.DistinctBy(item => item.Row.Stream).MinBy(item => item.LoneFailures)!;

    private List<PumpItem> WithinBytes(IEnumerable<PumpItem> items)
    {
        var bytes = 0;
        return [.. items.TakeWhile((item, index) => (bytes += item.Row.Payload?.Length ?? 0) <= destination.BatchBytes || index == 0)];
    }

    private PumpItem NewItem(JournalRow row)
    {
        var isUncertain = row.Position.Seq <= doubtedUpTo
            || (row.Position.Seq <= claim.Head && row.Position.Seq <= claim.Seq + PumpSettings.UncertainRows);
        return new PumpItem(row, 1, isUncertain, isHeldRow: false);
    }

    private PumpItem ItemOf(HeldEvent due)
    {
        // A predecessor may have sent any event that existed at the claim, and died before it could say so.
        var isUncertain = due.Uncertain || due.Row.Position.Seq <= Math.Max(claim.Head, doubtedUpTo);
        return new PumpItem(due.Row, due.Attempts + 1, isUncertain, isHeldRow: true) { IsLastHeld = due.IsLast };
    }

    private Progress Empty() => new(destination.Key, partition, claim.Epoch, window.Cursor);

    private TimeSpan UntilNextLook()
    {
        if (knownHead() > window.Read)
        {
            return TimeSpan.Zero;
        }

        var untilDue = nextDue is { } due ? due - context.Time.GetUtcNow() : PumpSettings.Poll;
        return untilDue < TimeSpan.Zero ? TimeSpan.Zero : untilDue < PumpSettings.Poll ? untilDue : PumpSettings.Poll;
    }
}
