using System.Net;
using System.Net.Sockets;

namespace OneStop.IntegrationTests.Storage;

/// <summary>A line to a server that can be cut, and mended again on the same port.</summary>
internal sealed class TcpRelay : IAsyncDisposable
{
    private readonly string host;
    private readonly int port;
    private TcpListener listener;
    private CancellationTokenSource cut = new();
    private Task accepting;
    private int losing;

    public TcpRelay(string host, int port)
    {
        (this.host, this.port) = (host, port);
        listener = new TcpListener(IPAddress.Loopback, 0);
        accepting = Listen();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public int Port { get; }

    /// <summary>Every connection breaks, and new ones are refused.</summary>
    public async Task CutAsync()
    {
        await cut.CancelAsync();
        listener.Stop();
        await accepting;
    }

    /// <summary>The server's next answer does not come through, and its connection breaks.</summary>
    public void LoseNextAnswer() => Volatile.Write(ref losing, 1);

    public void Mend()
    {
        cut.Dispose();
        cut = new CancellationTokenSource();
        listener = new TcpListener(IPAddress.Loopback, Port);
        accepting = Listen();
    }

    public async ValueTask DisposeAsync()
    {
        await CutAsync();
        listener.Dispose();
        cut.Dispose();
    }

    private Task Listen()
    {
        listener.Start();
        return AcceptAsync(listener, cut.Token);
    }

    private async Task AcceptAsync(TcpListener source, CancellationToken stop)
    {
        var lines = new List<Task>();
        try
        {
            while (true)
            {
                lines.Add(RelayAsync(await source.AcceptTcpClientAsync(stop), stop));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(lines);
        }
    }

    private async Task RelayAsync(TcpClient near, CancellationToken stop)
    {
        using var far = new TcpClient();
        using (near)
        {
            try
            {
                await far.ConnectAsync(host, port, stop);
                var (a, b) = (near.GetStream(), far.GetStream());
                await Task.WhenAny(a.CopyToAsync(b, stop), AnswerAsync(b, a, stop));
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
            {
                // Cut, or one side has left: the other hears of it by the closing of its connection.
            }
        }
    }

    private async Task AnswerAsync(NetworkStream far, NetworkStream near, CancellationToken stop)
    {
        var buffer = new byte[16 * 1024];
        while (await far.ReadAsync(buffer, stop) is var count and > 0 && Interlocked.Exchange(ref losing, 0) == 0)
        {
            await near.WriteAsync(buffer.AsMemory(0, count), stop);
        }
    }
}
