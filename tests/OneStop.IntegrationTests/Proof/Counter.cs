using System.Net;
using OneStop.IntegrationTests.Scenarios;

namespace OneStop.IntegrationTests.Proof;

/// <summary>
/// People at a counter, beside everything else: one look-up after the other, until this is disposed of or the node is gone. While they are
/// served, the hub sends in another manner.
/// </summary>
internal sealed class Counter : IAsyncDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HubClient client;
    private readonly Task serving;

    private Counter(HubClient client)
    {
        this.client = client;
        serving = ServeAsync();
    }

    public int Served { get; private set; }

    /// <summary>Returns when the first of them has been served: a process that has just begun takes its time.</summary>
    public static async Task<Counter> OpenAsync(Uri node)
    {
        var counter = new Counter(await new HubClient(node).SignInAsync());
        await Task.WhenAny(counter.first.Task, counter.serving);
        return counter;
    }

    /// <summary>Throws what anybody at the counter met, except the end of the node.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await serving;
        client.Dispose();
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        using var timer = new PeriodicTimer(Between);
        try
        {
            do
            {
                using var answer = await client.LookupAsync("population/citizen", Dossiers.Mau);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Served++;
                first.TrySetResult();
            }
            while (await timer.WaitForNextTickAsync(stop.Token));
        }
        catch (Exception end) when (end is HttpRequestException or IOException or OperationCanceledException)
        {
            // The process was killed, or the counter closes.
        }
    }
}
