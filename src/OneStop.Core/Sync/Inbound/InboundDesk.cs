using OneStop.Core.Errors;

namespace OneStop.Core.Sync.Inbound;

/// <summary>
/// Takes in what a far side has: files fetched and checked, all of it stored together with the cursor, and only then acknowledged. Every step may
/// run twice, on any node.
/// </summary>
public sealed class InboundDesk(IInboundBook book, InboundFiles files, ConflictCheck conflicts, RetryTable retries, IInboundWatch watch, TimeProvider time)
{
    private const int MostPages = 100;
    private const int DueRows = 100;

    /// <summary>Pulls until nothing more is there. Throws <see cref="FarSideException"/>; what was stored before stays.</summary>
    public async Task TakeAsync(IInboundFeed feed, CancellationToken cancellationToken)
    {
        await RetryAsync(feed, cancellationToken);
        for (var page = 0; page < MostPages && await TakePageAsync(feed, cancellationToken); page++)
        {
        }
    }

    private async Task<bool> TakePageAsync(IInboundFeed feed, CancellationToken cancellationToken)
    {
        var about = feed.Descriptor;
        var cursor = await book.CursorAsync(about.Key, cancellationToken);
        var page = await feed.PullAsync(cursor, cancellationToken);
        var arrivals = new List<InboundArrival>();
        var tasks = page.Unreadable.Select(Unreadable).ToList();
        foreach (var item in page.Items)
        {
            var fault = await files.FetchAsync(feed, item, cancellationToken);
            var conflict = await conflicts.RunAsync(item, cancellationToken);
            if (fault is not null && about.IsMarked)
            {
                // The far side lists it again, so it needs no second place to wait in.
                tasks.Add(Incomplete(item, fault));
                continue;
            }

            arrivals.Add(new(item)
            {
                Waits = fault?.Definition.Id,
                NextAttemptAt = fault is null ? null : time.GetUtcNow() + retries.After(1, fault.RetryAfter),
                Conflict = conflict,
                Tasks = [.. TasksOf(item, fault, conflict)],
            });
        }

        if (await book.StoreAsync(new(about.Key, cursor, page.Next, arrivals, tasks, time.GetUtcNow()), cancellationToken) is not { } taken)
        {
            return false;
        }

        watch.Taken(about.Key, taken, page.Unreadable.Count);
        await AcknowledgeAsync(feed, arrivals, taken, cancellationToken);
        return page.HasMore && (about.IsMarked ? arrivals.Count > 0 : page.Next != cursor);
    }

    private static async Task AcknowledgeAsync(IInboundFeed feed, List<InboundArrival> arrivals, IReadOnlyList<Taken> taken, CancellationToken cancellationToken)
    {
        var kept = arrivals.Where((_, i) => taken[i] is Taken.Stored or Taken.Known).Select(arrival => arrival.Item).ToList();
        if (feed.Descriptor.IsMarked && kept.Count > 0)
        {
            await feed.MarkAsync(kept, cancellationToken);
        }
    }

    /// <summary>Asks again for the files of items that wait for them.</summary>
    private async Task RetryAsync(IInboundFeed feed, CancellationToken cancellationToken)
    {
        foreach (var waiting in await book.DueAsync(feed.Descriptor.Source, time.GetUtcNow(), DueRows, cancellationToken))
        {
            if (await files.FetchAsync(feed, waiting.Item, cancellationToken) is { } fault)
            {
                await book.PostponeAsync(
                    waiting.Id, fault.Definition.Id, time.GetUtcNow() + retries.After(waiting.Attempts + 1, fault.RetryAfter), cancellationToken);
            }
            else
            {
                await book.CompleteAsync(waiting.Id, cancellationToken);
            }
        }
    }

    private IEnumerable<TaskDraft> TasksOf(InboundItem item, Fault? fault, InboundConflict? conflict)
    {
        if (fault is not null)
        {
            yield return Incomplete(item, fault);
        }

        if (conflict is not null)
        {
            yield return new(TaskKind.Conflict, item.Subject, conflict.Rule, item.Unit.Text, time.GetUtcNow(), InboundCodec.Write(conflict));
        }

        if (item.UnknownUnit is { } named)
        {
            yield return new(TaskKind.UnknownUnit, item.Subject, ErrorTable.Of(ErrorCode.InboundUnitUnknown).Id, item.Unit.Text, time.GetUtcNow())
            {
                Detail = named.Length > 0 ? $"unit {named}" : null,
            };
        }
    }

    private TaskDraft Incomplete(InboundItem item, Fault fault) =>
        new(TaskKind.Incomplete, item.Subject, fault.Definition.Id, fault.Definition.Blame == Blame.Ours ? TaskDraft.Hub : item.Source, time.GetUtcNow());

    private TaskDraft Unreadable(UnreadableItem message) =>
        new(TaskKind.Unreadable, $"{message.Source}:{message.MessageId}", message.Fault.Definition.Id, message.Source, time.GetUtcNow(), message.Body);
}

/// <summary>Told of what was taken in: for logs and metrics.</summary>
public interface IInboundWatch
{
    void Taken(string feed, IReadOnlyList<Taken> items, int unreadable);

    void Failed(string feed, Fault fault);
}
