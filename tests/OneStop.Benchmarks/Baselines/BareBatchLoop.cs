using System.Diagnostics;

namespace OneStop.Benchmarks.Baselines;

/// <summary>B4: for each partition a loop that reads a page, sends it and saves its cursor; nothing is held, fenced, counted or logged.</summary>
internal sealed class BareBatchLoop(IBareStore store, IPageSender sender)
{
    private const int BatchSize = 100;

    private readonly long[] cursors = new long[BareGroupCommit.Partitions];

    /// <summary>Takes what was appended so far as sent.</summary>
    public void Skip(IReadOnlyList<long> heads)
    {
        for (var partition = 0; partition < cursors.Length; partition++)
        {
            cursors[partition] = heads[partition];
        }
    }

    /// <summary>Sends what was appended since the last run; events per second.</summary>
    public async Task<double> RunAsync(int events)
    {
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, BareGroupCommit.Partitions).Select(partition => Task.Run(() => SendAsync(partition))));
        return events / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private async Task SendAsync(int partition)
    {
        while (store.Page(partition, cursors[partition], BatchSize) is { Count: > 0 } page)
        {
            await sender.SendAsync(partition, page);
            store.SaveCursor(partition, cursors[partition] = page[^1].Seq);
        }
    }
}
