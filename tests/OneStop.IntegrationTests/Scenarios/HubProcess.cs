using System.Diagnostics;
using System.Text.Json;

namespace OneStop.IntegrationTests.Scenarios;

/// <summary>The real service as a process of its own, so that it can be killed.</summary>
internal sealed class HubProcess : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "OneStop.Host.dll");

    private readonly Process process;
    private readonly Task reading;
    private readonly List<string> output = [];
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HubProcess(Process process)
    {
        this.process = process;
        reading = ReadAsync();
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>Everything it printed, once it has ended.</summary>
    public IReadOnlyList<string> Output => output;

    public static async Task<(HubProcess Hub, Uri Address)> StartAsync(HubSettings settings)
    {
        var hub = new HubProcess(Launch("run", settings));
        return (hub, await hub.listening.Task);
    }

    /// <summary>Runs a command to its end; its exit code and what it printed.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string verb, HubSettings settings)
    {
        using var command = Launch(verb, settings);
        var errors = command.StandardError.ReadToEndAsync();
        var printed = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        return (command.ExitCode, printed + await errors);
    }

    /// <summary>kill -9</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
    }

    /// <summary>SIGTERM, as systemd sends it.</summary>
    public void Terminate() => Signal("TERM");

    /// <summary>SIGSTOP: alive, and doing nothing.</summary>
    public void Freeze() => Signal("STOP");

    public void Thaw() => Signal("CONT");

    /// <summary>From now on no file takes another byte, as on a disk with I/O errors; and again.</summary>
    public void RefuseWrites(bool refuse)
    {
        using var limit = Process.Start("prlimit", ["--pid", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), refuse ? "--fsize=0:unlimited" : "--fsize=unlimited:unlimited"]);
        limit.WaitForExit();
        Assert.Equal(0, limit.ExitCode);
    }

    /// <summary>The exit code, once it has ended by itself.</summary>
    public async Task<int> ExitAsync()
    {
        await process.WaitForExitAsync();
        await reading;
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static Process Launch(string verb, HubSettings settings)
    {
        // A write beyond a limit shall fail, as on a broken disk, and not end the process.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "trap '' XFSZ; exec dotnet exec \"$0\" \"$1\"", Program, verb])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in settings.Values)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return Process.Start(start)!;
    }

    private async Task ReadAsync()
    {
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            output.Add(line);
            if (line.Contains("Now listening on", StringComparison.Ordinal))
            {
                using var entry = JsonDocument.Parse(line);
                listening.TrySetResult(new Uri(entry.RootElement.GetProperty("address").GetString()!));
            }
        }

        output.Add(await errors);
        listening.TrySetException(new InvalidOperationException("The hub ended before it listened: " + string.Join('\n', output)));
    }
}
