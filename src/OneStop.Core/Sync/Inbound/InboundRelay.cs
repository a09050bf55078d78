using System.Globalization;
using System.Text.Json;

namespace OneStop.Core.Sync.Inbound;

/// <summary>
/// Hands what came in to the journal, as events of streams of their own, so that subscribers are told by the same engine as any destination. Each
/// number is its message's id: handing over twice, also from two nodes at once, changes nothing, and nobody writes a later one of a stream before
/// the one before it is written.
/// </summary>
public sealed class InboundRelay(IInboxReader inbox, IJournal journal)
{
    /// <summary>The inbox's consumer that is the journal; its name can belong to no client.</summary>
    public const string Consumer = "~journal";

    private const string Source = "~inbox";
    private const int PageRows = 100;

    /// <summary>Throws <see cref="JournalUnavailableException"/>; goes on from there the next time.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var after = await inbox.AcknowledgedAsync(Consumer, cancellationToken);
            var rows = await inbox.PageAsync(after, PageRows, units: null, cancellationToken);
            if (rows.Count == 0)
            {
                return;
            }

            await Task.WhenAll(rows.GroupBy(row => row.Item.Subject, StringComparer.Ordinal).Select(stream => AppendAsync(stream, cancellationToken)));
            await inbox.AcknowledgeAsync(Consumer, rows[^1].Number, cancellationToken);
        }
    }

    private async Task AppendAsync(IEnumerable<InboxRow> stream, CancellationToken cancellationToken)
    {
        foreach (var row in stream)
        {
            await journal.AppendAsync(Draft(row), cancellationToken);
        }
    }

    private static JournalDraft Draft(InboxRow row)
    {
        var item = row.Item;
        var value = new SyncEvent
        {
            Stream = InboundNews.StreamOf(item.Subject),
            Kind = EventKind.Inbound,
            Source = Source,
            MessageId = row.Number.ToString(CultureInfo.InvariantCulture),
            SourceTime = item.SourceTime,
            ReceivedAt = item.ReceivedAt,
            Inbound = new(
                row.Number,
                JsonNamingPolicy.KebabCaseLower.ConvertName(item.Kind.ToString()),
                item.Source,
                item.Subject,
                item.Status,
                item.Unit,
                row.Conflict is not null),
        };
        return new(value.Stream, value.Kind, value.Source, value.MessageId, item.BodyHash, value.SourceTime, value.ReceivedAt, SyncEventCodec.Write(value), Head: null);
    }
}
