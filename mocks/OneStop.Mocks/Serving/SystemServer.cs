using System.Net;
using System.Net.Sockets;
using WireMock.Server;
using WireMock.Settings;

namespace OneStop.Mocks;

/// <summary>One far side: a WireMock server on a loopback port that keeps its address over stop and start.</summary>
internal sealed class SystemServer(SystemDefinition definition, FrontDoor door, FaultBoard faults, string contentRoot, int port) : IDisposable
{
    private readonly Lock gate = new();
    private WireMockServer? server;
    private int port = port;

    public SystemDefinition Definition { get; } = definition;
    public FaultBoard Faults { get; } = faults;

    public Uri BaseAddress => new($"http://127.0.0.1:{port}/");

    public bool Running
    {
        get
        {
            lock (gate)
            {
                return server is not null;
            }
        }
    }

    public void Start()
    {
        lock (gate)
        {
            if (server is not null)
            {
                return;
            }

            EnsureFree();
            var starting = WireMockServer.Start(new WireMockServerSettings
            {
                Urls = [$"http://127.0.0.1:{port}"],
                // The ledger is the record; WireMock's own log would only grow.
                MaxRequestLogCount = 1,
                AllowPartialMapping = false,
                PreWireMockMiddlewareInit = app => ((IApplicationBuilder)app).Use(next => context => door.InvokeAsync(context, next)),
            });
            try
            {
                MappingFiles.Load(starting, contentRoot, Definition.Key);
            }
            catch
            {
                starting.Dispose();
                throw;
            }

            port = starting.Port;
            server = starting;
        }
    }

    /// <summary>Closes the port: callers see a refused connection until <see cref="Start"/>.</summary>
    public void Stop()
    {
        lock (gate)
        {
            Faults.Release();
            server?.Stop();
            server?.Dispose();
            server = null;
        }
    }

    public void Dispose() => Stop();

    /// <summary>WireMock waits ten seconds before it says that a port is taken, and then not which.</summary>
    private void EnsureFree()
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
        }
        catch (SocketException taken)
        {
            throw new IOException($"{Definition.Key}: port {port} is taken", taken);
        }
    }
}
