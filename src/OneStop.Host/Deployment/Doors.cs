using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace OneStop.Host.Deployment;

/// <summary>
/// The server's own sockets, which can be told to take no further connection while those that exist are still served. The server by
/// itself does both in one step, and cuts off whoever is just sending the next request.
/// </summary>
internal sealed class Doors : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    /// <summary>Longest wait for a queue that refills as fast as it empties.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(1);

    private readonly SocketTransportFactory sockets;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private readonly List<Socket> bound = [];
    private readonly List<IConnectionListener> open = [];

    public Doors(IOptions<SocketTransportOptions> options, ILoggerFactory loggers, TimeProvider time)
    {
        this.time = time;
        var bind = options.Value.CreateBoundListenSocket;
        options.Value.CreateBoundListenSocket = endpoint => Kept(bind(endpoint));
        sockets = new(options, loggers);
    }

    public bool CanBind(EndPoint endpoint) => sockets.CanBind(endpoint);

    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var listener = await sockets.BindAsync(endpoint, cancellationToken);
        lock (gate)
        {
            open.Add(listener);
        }

        return listener;
    }

    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        List<IConnectionListener> listeners;
        List<Socket> queues;
        lock (gate)
        {
            (listeners, queues) = ([.. open], [.. bound]);
            open.Clear();
            bound.Clear();
        }

        await EmptiedAsync(queues, cancellationToken);
        foreach (var listener in listeners)
        {
            await listener.UnbindAsync(cancellationToken);
        }
    }

    // A listener that closes resets everybody who has connected and was not taken yet, and none of them can tell that from a request cut off.
    private async Task EmptiedAsync(List<Socket> queues, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (queues.Exists(IsAnybodyWaiting) && time.GetElapsedTime(start) < Patience)
        {
            await Task.Delay(Look, time, cancellationToken);
        }
    }

    private static bool IsAnybodyWaiting(Socket queue)
    {
        try
        {
            return queue.Poll(0, SelectMode.SelectRead);
        }
        catch (ObjectDisposedException)
        {
            // The server has closed it by itself.
            return false;
        }
    }

    private Socket Kept(Socket socket)
    {
        lock (gate)
        {
            bound.Add(socket);
            return socket;
        }
    }
}
