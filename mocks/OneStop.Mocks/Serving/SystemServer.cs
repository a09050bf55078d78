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
            server?.Stop();
            server?.Dispose();
            server = null;
        }
    }

    public void Dispose() => Stop();
}
