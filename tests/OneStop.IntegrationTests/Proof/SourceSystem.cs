using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace OneStop.IntegrationTests.Proof;

/// <summary>
/// A provincial system under load: many dossiers side by side, the events of each in order; a message that was not answered is sent again
/// under the same id, to any node, until it is told what became of it; one that waits for an earlier step is asked for again at the end.
/// </summary>
internal sealed class SourceSystem(IReadOnlyList<IReadOnlyList<PlannedEvent>> lives, Nodes nodes, SourceLedger ledger) : IDisposable
{
    private static readonly TimeSpan BeforeRepeat = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim allowance = new(0);

    public int Workers { get; init; } = 8;

    /// <summary>An answer that takes longer is given up; the message is then repeated.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many times more a message is sent at the same time, by its place in the plan.</summary>
    public Func<PlannedEvent, int> Copies { get; init; } = _ => 0;

    public int Events => lives.Sum(life => life.Count);

    public Tally Started { get; } = new();

    public Tally Answered { get; } = new();

    /// <summary>Attempts that broke off without any answer.</summary>
    public Tally Broken { get; } = new();

    /// <summary>Attempts that found nobody listening: nothing was sent.</summary>
    public Tally Unreached { get; } = new();

    /// <summary>503 answers.</summary>
    public Tally Unavailable { get; } = new();

    /// <summary>What the 503 answers said.</summary>
    public ConcurrentDictionary<string, int> Reasons { get; } = new(StringComparer.Ordinal);

    public AnswerTimes Times { get; } = new();

    /// <summary>So many more messages may go out.</summary>
    public void Allow(int messages)
    {
        if (messages > 0)
        {
            allowance.Release(messages);
        }
    }

    /// <summary>All that is left, at a steady pace: what stands still in between is then the hub's doing.</summary>
    /// <param name="rate">Messages per second.</param>
    public async Task AllowAsync(int rate, CancellationToken stop)
    {
        var perBeat = rate / (int)(TimeSpan.FromSeconds(1) / Beat);
        using var beat = new PeriodicTimer(Beat);
        for (var left = Events; left > 0 && await beat.WaitForNextTickAsync(stop); left -= perBeat)
        {
            Allow(Math.Min(perBeat, left));
        }
    }

    /// <summary>Sends every life to its end.</summary>
    public Task RunAsync(CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, Math.Min(Workers, lives.Count)).Select(worker => Task.Run(() => WorkAsync(worker, stop), stop)));

    public void Dispose() => allowance.Dispose();

    private async Task WorkAsync(int worker, CancellationToken stop)
    {
        var own = lives.Where((_, index) => index % Workers == worker).ToList();
        var turn = worker;
        for (var i = 0; i < own.Max(life => life.Count); i++)
        {
            foreach (var planned in own.Where(life => i < life.Count).Select(life => life[i]))
            {
                await allowance.WaitAsync(stop);
                turn = (await Task.WhenAll(Enumerable.Range(0, 1 + Copies(planned)).Select(_ => TellAsync(planned, turn, stop))))[0];
                Answered.Add();
            }
        }

        foreach (var planned in own.SelectMany(life => life).Where(ledger.StillWaits))
        {
            turn = await TellAsync(planned, turn, stop, mayWait: false);
        }
    }

    /// <summary>Whose turn it was when it was told: the next message goes there too.</summary>
    private async Task<int> TellAsync(PlannedEvent planned, int turn, CancellationToken stop, bool mayWait = true)
    {
        ledger.Sending(planned);
        Started.Add();
        for (; !await TryAsync(planned, turn, mayWait, stop); turn++)
        {
            await Task.Delay(BeforeRepeat, stop);
            ledger.Sending(planned);
        }

        return turn;
    }

    /// <summary>True when it was told.</summary>
    private async Task<bool> TryAsync(PlannedEvent planned, int turn, bool mayWait, CancellationToken stop)
    {
        if (await nodes.PickAsync(turn, stop) is not { } node)
        {
            return false;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        var start = AnswerTimes.Start();
        try
        {
            using var request = new HttpRequestMessage(planned.Method, new Uri(node.Address, planned.Path))
            {
                Content = new StringContent(planned.Body(), Encoding.UTF8, "application/json"),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", node.Token);
            using var answer = await Nodes.Http.SendAsync(request, patience.Token);
            var body = await answer.Content.ReadAsStringAsync(patience.Token);
            Times.Answered(start, answer.StatusCode, node.Address);
            return Read(planned, answer.StatusCode, body, mayWait);
        }
        catch (HttpRequestException refused) when (refused.HttpRequestError == HttpRequestError.ConnectionError)
        {
            Unreached.Add();
            return false;
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            // Whether it arrived nobody knows: the same message again.
            Broken.Add();
            return false;
        }
    }

    private bool Read(PlannedEvent planned, HttpStatusCode status, string body, bool mayWait)
    {
        if (status == HttpStatusCode.ServiceUnavailable)
        {
            using var problem = JsonDocument.Parse(body);
            Reasons.AddOrUpdate(problem.RootElement.GetProperty("code").GetString()!, 1, (_, times) => times + 1);
            Unavailable.Add();
        }

        if (status is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests || (int)status >= 500)
        {
            return false;
        }

        using var json = JsonDocument.Parse(body);
        if (status == HttpStatusCode.Accepted && json.RootElement.GetProperty("state").GetString() == "waiting")
        {
            ledger.Waits(planned);
            return mayWait;
        }

        if (status == HttpStatusCode.Accepted)
        {
            ledger.Accepted(planned, json.RootElement.GetProperty("event").GetString()!);
        }
        else
        {
            ledger.Refused(planned, body);
        }

        return true;
    }
}
