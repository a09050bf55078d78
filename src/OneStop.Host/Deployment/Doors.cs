using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace OneStop.Host.Deployment;

/// <summary>
/// The server's own sockets, which can be told to take no further connection while those that exist are still served. The server by
/// itself does both in one step, and cuts off whoever is just sending the next request.
/// </summary>
internal sealed class Doors(IOptions<SocketTransportOptions> options, ILoggerFactory loggers) : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    private readonly SocketTransportFactory sockets = new(options, loggers);
    private readonly Lock gate = new();
    private readonly List<IConnectionListener> open = [];

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
        lock (gate)
        {
            listeners = [.. open];
        }

        foreach (var listener in listeners)
        {
            await listener.UnbindAsync(cancellationToken);
        }
    }
}
