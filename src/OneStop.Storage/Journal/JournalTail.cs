using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using OneStop.Core.Sync;

namespace OneStop.Storage.Journal;

/// <summary>The rows that this node has just committed, so that sending them need not read them back.</summary>
internal sealed class JournalTail(IOptions<JournalOptions> options)
{
    private readonly PartitionTail[] partitions = [.. Enumerable.Range(0, options.Value.Partitions).Select(_ => new PartitionTail())];

    /// <summary>Takes what was accepted; returns the touched partitions with their last numbers.</summary>
    public Dictionary<int, long> Add(List<Pending<JournalDraft, AppendAnswer>> group, IReadOnlyList<AppendAnswer> answers)
    {
        var touched = new Dictionary<int, List<JournalRow>>();
        for (var i = 0; i < answers.Count; i++)
        {
            if (answers[i] is AppendAnswer.Accepted { Position: var position })
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(touched, position.Partition, out _) ??= []).Add(RowOf(position, group[i].Row));
            }
        }

        var heads = new Dictionary<int, long>(touched.Count);
        foreach (var (part, rows) in touched)
        {
            rows.Sort(static (one, other) => one.Position.Seq.CompareTo(other.Position.Seq));
            partitions[part].Add(rows);
            heads[part] = rows[^1].Position.Seq;
        }

        return heads;
    }

    /// <summary>The rows above <paramref name="after"/>; null when they have to be read from the store.</summary>
    public IReadOnlyList<JournalRow>? Page(int partition, long after, int rows, int bytes) => partitions[partition].Page(after, rows, bytes);

    /// <summary>Null when the row is none of the last ones.</summary>
    public JournalRow? Find(EventPosition position) => partitions[position.Partition].Find(position.Seq);

    private static JournalRow RowOf(EventPosition position, JournalDraft draft) => new(
        position,
        draft.Stream,
        draft.Kind,
        draft.Source,
        draft.MessageId,
        draft.BodyHash,
        Instant.Kept(draft.SourceTime),
        Instant.Kept(draft.ReceivedAt),
        draft.Payload);
}
