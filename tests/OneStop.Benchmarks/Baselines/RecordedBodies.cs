using System.Net.Http.Headers;
using OneStop.Benchmarks.Sync;

namespace OneStop.Benchmarks.Baselines;

/// <summary>Posts what the hub posted for as many events, over and over, so that nothing has to be made of the rows.</summary>
/// <param name="events">For so many events the bodies were recorded.</param>
internal sealed class RecordedBodies(LightPortal portal, IReadOnlyList<byte[]> bodies, int events) : IPageSender, IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private long sent;

    public async Task SendAsync(int partition, IReadOnlyList<(long Seq, byte[] Payload)> page)
    {
        var upTo = Interlocked.Add(ref sent, page.Count);
        for (var body = Share(upTo - page.Count); body < Share(upTo); body++)
        {
            await PostAsync(bodies[(int)(body % bodies.Count)]);
        }
    }

    public void Dispose() => client.Dispose();

    private long Share(long upTo) => upTo * bodies.Count / events;

    private async Task PostAsync(byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(portal.Address, "mapi/integration")) { Content = new ByteArrayContent(body) { Headers = { ContentType = Json } } };
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}
