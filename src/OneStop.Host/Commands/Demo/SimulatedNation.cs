using System.Diagnostics;
using System.Text.Json;

namespace OneStop.Host.Commands.Demo;

/// <summary>The simulated national systems, built and run as a child process that ends with this one.</summary>
internal sealed class SimulatedNation : IAsyncDisposable
{
    private readonly Process process;
    private readonly HttpClient admin = new();

    private SimulatedNation(Process process, Uri page, IReadOnlyDictionary<string, Uri> systems)
    {
        this.process = process;
        Page = page;
        Systems = systems;
    }

    /// <summary>Lists the systems, their people and their triggers; its admin addresses switch systems off and on.</summary>
    public Uri Page { get; }

    public IReadOnlyDictionary<string, Uri> Systems { get; }

    /// <summary>Throws <see cref="DemoException"/> when this is no source tree, or when the build or the start fails.</summary>
    public static async Task<SimulatedNation> StartAsync(string ledgerFile, CancellationToken cancellationToken)
    {
        var project = Path.Combine(SourceTree.Root(), "mocks", "OneStop.Mocks");
        await BuildAsync(project, cancellationToken);
        var output = Directory.EnumerateFiles(Path.Combine(project, "bin", SourceTree.BuildConfiguration), "OneStop.Mocks.dll", SearchOption.AllDirectories).First();
        var child = Process.Start(new ProcessStartInfo("dotnet", [output, "--exit-with-parent", "--page-port", "0", "--ledger", ledgerFile])
        {
            // The child watches its standard input: when this process is gone, however it went, the pipe closes and the child ends.
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = project,
        }) ?? throw new DemoException("The simulated nation could not be started.");

        while (await child.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("{\"ready\"", StringComparison.Ordinal))
            {
                // Whatever else the child prints is read away, so that a full pipe can never hold it up.
                _ = child.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return Read(child, line);
            }
        }

        throw new DemoException("The simulated nation ended before it was ready.");
    }

    /// <summary>Closes the system's port: whoever connects is refused.</summary>
    public Task StopAsync(string system, CancellationToken cancellationToken) => SwitchAsync(system, "stop", cancellationToken);

    public Task StartAgainAsync(string system, CancellationToken cancellationToken) => SwitchAsync(system, "start", cancellationToken);

    public async ValueTask DisposeAsync()
    {
        admin.Dispose();
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private async Task SwitchAsync(string system, string verb, CancellationToken cancellationToken)
    {
        using var answer = await admin.PostAsync(new Uri(Page, $"admin/systems/{system}/{verb}"), content: null, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static SimulatedNation Read(Process process, string line)
    {
        using var ready = JsonDocument.Parse(line);
        return new SimulatedNation(
            process,
            new Uri(ready.RootElement.GetProperty("page").GetString()!),
            ready.RootElement.GetProperty("systems").EnumerateObject().ToDictionary(s => s.Name, s => new Uri(s.Value.GetString()!)));
    }

    private static async Task BuildAsync(string project, CancellationToken cancellationToken)
    {
        using var build = Process.Start(new ProcessStartInfo(
            "dotnet", ["build", project, "--configuration", SourceTree.BuildConfiguration, "--verbosity", "quiet", "--nologo"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        }) ?? throw new DemoException("The .NET SDK ('dotnet') is not on the path.");
        var said = await build.StandardOutput.ReadToEndAsync(cancellationToken);
        await build.WaitForExitAsync(cancellationToken);
        if (build.ExitCode != 0)
        {
            throw new DemoException($"The simulated nation does not build:{Environment.NewLine}{said}");
        }
    }
}
