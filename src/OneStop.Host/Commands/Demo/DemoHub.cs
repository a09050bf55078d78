using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace OneStop.Host.Commands.Demo;

/// <summary>The hub as a process of its own, so that it can be killed like one; its data outlive it.</summary>
internal sealed class DemoHub : IAsyncDisposable
{
    public const string Verb = "demo-hub";

    private const int UsualPort = 7080;
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "OneStop.Host.dll");

    private readonly string[] settings;
    private ChildProcess process;

    private DemoHub(string[] settings, ChildProcess process)
    {
        this.settings = settings;
        this.process = process;
        Address = new Uri(process.Ready.GetProperty("address").GetString()!);
    }

    public Uri Address { get; }

    public int ProcessId => process.Id;

    public static async Task<DemoHub> StartAsync(string[] settings, CancellationToken cancellationToken) =>
        new(settings, await LaunchAsync([$"--Urls=http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}", .. settings], cancellationToken));

    public Task KillAsync(CancellationToken cancellationToken) => process.KillAsync(cancellationToken);

    /// <summary>On the same data and at the same address.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken)
    {
        await process.DisposeAsync();
        process = await LaunchAsync([.. settings, $"--Urls={Address}"], cancellationToken);
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    /// <summary>What the child process does: serves until its standard input ends.</summary>
    public static async Task<int> ServeAsync(string[] args, CancellationToken cancellationToken)
    {
        await using var hub = HubApplication.Build(args);
        await hub.StartAsync(cancellationToken);
        await Console.Out.WriteLineAsync($$"""{"ready":true,"address":{{JsonSerializer.Serialize(hub.Urls.First())}}}""");
        _ = Task.Run(
            async () =>
            {
                await Console.In.ReadToEndAsync(CancellationToken.None);
                hub.Lifetime.StopApplication();
            },
            CancellationToken.None);
        await hub.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    private static Task<ChildProcess> LaunchAsync(string[] args, CancellationToken cancellationToken) =>
        ChildProcess.StartAsync("The hub", Program, [Verb, .. args], cancellationToken);

    private static int FreePort()
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, UsualPort);
            probe.Start();
            return UsualPort;
        }
        catch (SocketException)
        {
            return 0;
        }
    }
}
