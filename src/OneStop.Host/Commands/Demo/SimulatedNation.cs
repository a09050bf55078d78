using System.Diagnostics;
using System.Text.Json;

namespace OneStop.Host.Commands.Demo;

/// <summary>The simulated national systems, built and run as a child process that ends with this one.</summary>
internal sealed class SimulatedNation : IAsyncDisposable
{
    private readonly ChildProcess process;
    private readonly HttpClient admin = new();

    private SimulatedNation(ChildProcess process)
    {
        this.process = process;
        Page = new Uri(process.Ready.GetProperty("page").GetString()!);
        Systems = process.Ready.GetProperty("systems").EnumerateObject().ToDictionary(s => s.Name, s => new Uri(s.Value.GetString()!));
        Portal = new SimulatedPortal(admin, Page);
    }

    /// <summary>Lists the systems, their people and their triggers; its admin addresses switch systems off and on.</summary>
    public Uri Page { get; }

    public IReadOnlyDictionary<string, Uri> Systems { get; }

    public SimulatedPortal Portal { get; }

    /// <summary>Throws <see cref="DemoException"/> when this is no source tree, or when the build or the start fails.</summary>
    public static async Task<SimulatedNation> StartAsync(string ledgerFile, CancellationToken cancellationToken)
    {
        var project = Path.Combine(SourceTree.Root(), "mocks", "OneStop.Mocks");
        await BuildAsync(project, cancellationToken);
        var output = Directory.EnumerateFiles(Path.Combine(project, "bin", SourceTree.BuildConfiguration), "OneStop.Mocks.dll", SearchOption.AllDirectories).First();
        return new SimulatedNation(await ChildProcess.StartAsync(
            "The simulated nation", output, ["--exit-with-parent", "--page-port", "0", "--ledger", ledgerFile], cancellationToken));
    }

    /// <summary>Closes the system's port: whoever connects is refused.</summary>
    public Task StopAsync(string system, CancellationToken cancellationToken) => SwitchAsync(system, "stop", cancellationToken);

    public Task StartAgainAsync(string system, CancellationToken cancellationToken) => SwitchAsync(system, "start", cancellationToken);

    public ValueTask DisposeAsync()
    {
        admin.Dispose();
        return process.DisposeAsync();
    }

    private async Task SwitchAsync(string system, string verb, CancellationToken cancellationToken)
    {
        using var answer = await admin.PostAsync(new Uri(Page, $"admin/systems/{system}/{verb}"), content: null, cancellationToken);
        answer.EnsureSuccessStatusCode();
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
