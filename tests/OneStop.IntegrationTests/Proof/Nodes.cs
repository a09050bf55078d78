using System.Text.Json;
using OneStop.IntegrationTests.Scenarios;

namespace OneStop.IntegrationTests.Proof;

internal sealed record Node(Uri Address, string Token);

/// <summary>The hub's nodes as the source knows them: they come and go.</summary>
internal sealed class Nodes
{
    private readonly Lock gate = new();
    private List<Node> up = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static HttpClient Http { get; } = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(1) });

    public async Task AddAsync(Uri address)
    {
        using var answer = await Http.PostAsync(new Uri(address, "token"), new FormUrlEncodedContent(
            [new("grant_type", "client_credentials"), new("client_id", HubSettings.Client), new("client_secret", HubSettings.Secret)]));
        answer.EnsureSuccessStatusCode();
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var token = body.RootElement.GetProperty("access_token").GetString()!;
        Change(nodes => nodes.Add(new(address, token)));
    }

    public void Remove(Uri address) => Change(nodes => nodes.RemoveAll(node => node.Address == address));

    /// <summary>Null when there was none a moment ago.</summary>
    public async Task<Node?> PickAsync(int turn, CancellationToken stop)
    {
        Task signal;
        lock (gate)
        {
            if (up.Count > 0)
            {
                return up[turn % up.Count];
            }

            signal = changed.Task;
        }

        await signal.WaitAsync(stop);
        return null;
    }

    private void Change(Action<List<Node>> change)
    {
        lock (gate)
        {
            var next = up.ToList();
            change(next);
            up = next;
            changed.SetResult();
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
