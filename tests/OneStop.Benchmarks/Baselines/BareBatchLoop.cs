using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using OneStop.Benchmarks.Sync;

namespace OneStop.Benchmarks.Baselines;

/// <summary>
/// B4: for each partition a loop that reads a page, posts as many bytes as the hub posts for it, in as many requests, and saves its cursor. The
/// bytes are those that the hub sent for as many events, so that nothing has to be made of the rows.
/// </summary>
internal sealed class BareBatchLoop(IBareStore store, LightPortal portal, ConcurrentQueue<byte[]> bodies) : IDisposable
{
    private const int BatchSize = 100;

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
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
        var left = new ConcurrentQueue<byte[]>(bodies);
        var perEvent = (double)left.Count / events;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, BareGroupCommit.Partitions).Select(partition => Task.Run(() => RunAsync(partition, left, perEvent))));
        while (left.TryDequeue(out var body))
        {
            await PostAsync(body);
        }

        return events / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public void Dispose() => client.Dispose();

    private async Task RunAsync(int partition, ConcurrentQueue<byte[]> left, double perEvent)
    {
        var owed = 0.0;
        while (store.Page(partition, cursors[partition], BatchSize) is { Count: > 0 } page)
        {
            for (owed += page.Count * perEvent; owed >= 1 && left.TryDequeue(out var body); owed--)
            {
                await PostAsync(body);
            }

            store.SaveCursor(partition, cursors[partition] = page[^1].Seq);
        }
    }

    private async Task PostAsync(byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(portal.Address, "mapi/integration")) { Content = new ByteArrayContent(body) { Headers = { ContentType = Json } } };
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}
