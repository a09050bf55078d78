using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OneStop.IntegrationTests.Proof;

/// <summary>A PostgreSQL of one test's own, which can be stopped and started again; null where the programs are missing.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly string bin;
    private readonly string folder = Directory.CreateTempSubdirectory("onestop-pg-").FullName;
    private readonly int port = FreePort();

    private PostgresServer(string bin) => this.bin = bin;

    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=onestop;Database=postgres");

    public static async Task<PostgresServer> StartNewAsync()
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(path => File.Exists(Path.Combine(path, "initdb"))).Max()
            : null;
        Assert.SkipWhen(programs is null, "Left out: stopping PostgreSQL. Its programs are not installed; tests/run.sh installs them.");
        var server = new PostgresServer(programs);
        // It refuses to run as root.
        await OwnAsync(server.folder);
        await server.AsServerAsync("initdb", "-D", server.Data, "-U", "onestop", "-A", "trust", "-E", "UTF8", "--no-locale");
        await server.StartAsync();
        return server;
    }

    public Task StartAsync() => AsServerAsync(
        "pg_ctl", "-D", Data, "-l", Path.Combine(folder, "log"), "-w", "-t", "60", "start", "-o",
        string.Create(CultureInfo.InvariantCulture, $"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories='' -c max_connections=200"));

    /// <summary>As a power cut leaves it: the next start recovers.</summary>
    public Task StopAsync() => AsServerAsync("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");

    /// <summary>Gives the server a folder.</summary>
    public static async Task OwnAsync(string path)
    {
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", "postgres", path);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await StopAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private string Data => Path.Combine(folder, "data");

    private Task AsServerAsync(string program, params string[] arguments) => Environment.UserName == "root"
        ? RunAsync("runuser", ["-u", "postgres", "--", Path.Combine(bin, program), .. arguments])
        : RunAsync(Path.Combine(bin, program), arguments);

    // Output is not captured: the server would inherit the pipe and hold it open.
    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments]) { UseShellExecute = false })!;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {arguments.FirstOrDefault()} ended with {process.ExitCode}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
