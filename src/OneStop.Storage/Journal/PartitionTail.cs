using OneStop.Core.Sync;

namespace OneStop.Storage.Journal;

/// <summary>A run of consecutive rows. Numbers have no gaps, so a run that starts with the next number lacks nothing.</summary>
internal sealed class PartitionTail
{
    private const int MostRows = 250;
    private const int MostBytes = 4 * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly Queue<JournalRow> run = new();
    private long last;
    private int size;

    /// <param name="rows">Consecutive, in order.</param>
    public void Add(IReadOnlyList<JournalRow> rows)
    {
        lock (gate)
        {
            if (rows[0].Position.Seq != last + 1)
            {
                // Another node has written in between.
                run.Clear();
                size = 0;
            }

            foreach (var row in rows)
            {
                run.Enqueue(row);
                size += row.Payload!.Length;
            }

            last = rows[^1].Position.Seq;
            while (run.Count > MostRows || size > MostBytes)
            {
                size -= run.Dequeue().Payload!.Length;
            }
        }
    }

    public JournalRow? Find(long seq)
    {
        lock (gate)
        {
            return run.TryPeek(out var first) && seq >= first.Position.Seq && seq <= last ? run.ElementAt((int)(seq - first.Position.Seq)) : null;
        }
    }

    public IReadOnlyList<JournalRow>? Page(long after, int rows, int bytes)
    {
        lock (gate)
        {
            if (after >= last || !run.TryPeek(out var first) || first.Position.Seq > after + 1)
            {
                return null;
            }

            var page = new List<JournalRow>();
            var left = (long)bytes;
            foreach (var row in run.Skip((int)(after + 1 - first.Position.Seq)).Take(rows))
            {
                left -= row.Payload!.Length;
                if (left < 0 && page.Count > 0)
                {
                    break;
                }

                page.Add(row);
            }

            return page;
        }
    }
}
