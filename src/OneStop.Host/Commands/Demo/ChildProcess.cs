using System.Diagnostics;
using System.Text.Json;

namespace OneStop.Host.Commands.Demo;

/// <summary>
/// A .NET program that runs beside this one. It says in one line of JSON that it is ready, and watches its standard input: when this process is
/// gone, however it went, the pipe closes and the child ends.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Process process;

    private ChildProcess(Process process, JsonElement ready) => (this.process, Ready) = (process, ready);

    /// <summary>What it said when it was ready.</summary>
    public JsonElement Ready { get; }

    public int Id => process.Id;

    /// <summary>Throws <see cref="DemoException"/> when it ends before it is ready.</summary>
    /// <param name="name">For the message.</param>
    public static async Task<ChildProcess> StartAsync(string name, string program, string[] args, CancellationToken cancellationToken)
    {
        var child = Process.Start(new ProcessStartInfo("dotnet", ["exec", program, .. args])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetDirectoryName(program),
        }) ?? throw new DemoException($"{name} could not be started.");

        while (await child.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("{\"ready\"", StringComparison.Ordinal))
            {
                // Whatever else the child prints is read away, so that a full pipe can never hold it up.
                _ = child.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new ChildProcess(child, JsonDocument.Parse(line).RootElement);
            }
        }

        throw new DemoException($"{name} ended before it was ready.");
    }

    /// <summary>Ends it at once and unasked, as a power cut would: <c>kill -9</c>, on Windows TerminateProcess.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        process.Kill();
        await process.WaitForExitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.StandardInput.Close();
            using var patience = new CancellationTokenSource(Patience);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        process.Dispose();
    }
}
