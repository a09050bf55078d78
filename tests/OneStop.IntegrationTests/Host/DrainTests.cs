using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using OneStop.IntegrationTests.Scenarios;
using OneStop.Mocks;

namespace OneStop.IntegrationTests.Host;

/// <summary>F06: SIGTERM under load; no request that the hub took is left without its answer.</summary>
public sealed class DrainTests
{
    private const int Counters = 6;

    [Fact]
    public async Task Sigterm_UnderLoad_AbortsNoRequestAndEndsCleanly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using var folder = new TemporaryFolder();
        await using var nation = await MockNation.StartAsync(new MockNationOptions());
        var settings = new HubSettings(nation, Path.Combine(folder.Path, "data"));
        var (hub, address) = await HubProcess.StartAsync(settings);
        using var running = hub;
        using var client = await new HubClient(address).SignInAsync();
        var token = client.Http.DefaultRequestHeaders.Authorization!;

        var pumps = Enumerable.Range(0, Counters).Select(_ => new Pump(address, token)).ToList();
        var pumping = pumps.ConvertAll(pump => pump.RunAsync());
        await Task.WhenAll(pumps.ConvertAll(pump => pump.First));
        using var slow = await HalfSentAsync(address, token);

        hub.Terminate();
        await ClosedAsync(address);
        var answer = await FinishAsync(slow);
        await Task.WhenAll(pumping);

        Assert.Equal(0, await hub.ExitAsync());
        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.Contains("Connection: close", answer, StringComparison.Ordinal);
        Assert.Empty(pumps.SelectMany(pump => pump.Aborted));
        Assert.All(pumps, pump => Assert.True(pump.Answered > 0));
    }

    private static async Task<TcpClient> HalfSentAsync(Uri hub, AuthenticationHeaderValue token)
    {
        var body = Encoding.UTF8.GetBytes(Dossiers.Birth(Dossiers.Mau, Dossiers.Thu).ToJsonString());
        var socket = new TcpClient();
        await socket.ConnectAsync(hub.Host, hub.Port);
        var head = $"POST /v1/prefill HTTP/1.1\r\nHost: hub\r\nAuthorization: {token}\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: {body.Length}\r\n\r\n";
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));

        // The hub asks for the body: it has taken the request.
        Assert.True(await socket.GetStream().ReadAsync(new byte[25]) > 0);
        return socket;
    }

    private static async Task<string> FinishAsync(TcpClient socket)
    {
        await socket.GetStream().WriteAsync(Encoding.UTF8.GetBytes(Dossiers.Birth(Dossiers.Mau, Dossiers.Thu).ToJsonString()));
        using var reader = new StreamReader(socket.GetStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    private static async Task ClosedAsync(Uri hub)
    {
        while (true)
        {
            try
            {
                using var socket = new TcpClient();
                await socket.ConnectAsync(hub.Host, hub.Port);
            }
            catch (SocketException)
            {
                return;
            }
        }
    }

    /// <summary>One counter on a connection of its own, asking until the hub takes no more connections.</summary>
    private sealed class Pump(Uri hub, AuthenticationHeaderValue token)
    {
        private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task First => first.Task;

        public int Answered { get; private set; }

        public List<string> Aborted { get; } = [];

        public async Task RunAsync()
        {
            using var http = new HttpClient { BaseAddress = hub };
            http.DefaultRequestHeaders.Authorization = token;
            while (await AskAsync(http))
            {
                Answered++;
                first.TrySetResult();
            }
        }

        private async Task<bool> AskAsync(HttpClient http)
        {
            try
            {
                using var content = Bodies.Json(Dossiers.Birth(Dossiers.Mau, Dossiers.Thu));
                using var response = await http.PostAsync("v1/prefill", content);
                await response.Content.ReadAsByteArrayAsync();
                response.EnsureSuccessStatusCode();
                return true;
            }
            catch (HttpRequestException refused) when (refused.HttpRequestError == HttpRequestError.ConnectionError)
            {
                return false;
            }
            catch (HttpRequestException aborted)
            {
                Aborted.Add(aborted.ToString());
                return false;
            }
        }
    }
}
