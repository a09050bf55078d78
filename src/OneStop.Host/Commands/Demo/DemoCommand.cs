using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using OneStop.Host.Access;

namespace OneStop.Host.Commands.Demo;

/// <summary>
/// Starts the simulated nation and the hub, prefills three dossiers and stays up for whoever wants to look around. With <c>--once</c> it
/// ends after the three.
/// </summary>
internal static class DemoCommand
{
    private const string Once = "--once";
    private const string Client = "demo";
    private const int UsualPort = 7080;

    public static async Task<int> ExecuteAsync(string[] args, CancellationToken cancellationToken)
    {
        var screen = DemoScreen.Open();
        try
        {
            var folder = Path.Combine(SourceTree.Root(), "data", "demo");
            Directory.CreateDirectory(folder);
            screen.Say("Building and starting the simulated nation …");
            await using var nation = await SimulatedNation.StartAsync(Path.Combine(folder, "ledger.jsonl"), cancellationToken);
            var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            await using var hub = HubApplication.Build([.. Settings(folder, nation, secret), .. args.Where(a => a != Once)]);
            await hub.StartAsync(cancellationToken);
            var address = new Uri(hub.Urls.First());
            await ShowDossiersAsync(screen, nation, address, secret, cancellationToken);
            screen.Farewell(address, nation.Page, Client, secret);
            if (!args.Contains(Once))
            {
                screen.Say("Running until Ctrl-C.");
                await hub.WaitForShutdownAsync(cancellationToken);
            }

            await hub.StopAsync(CancellationToken.None);
            return 0;
        }
        catch (DemoException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
    }

    private static async Task ShowDossiersAsync(
        DemoScreen screen, SimulatedNation nation, Uri hub, string secret, CancellationToken cancellationToken)
    {
        using var caller = new HubCaller(hub, Client, secret);
        await caller.SignInAsync(cancellationToken);
        foreach (var dossier in DemoDossier.All)
        {
            if (dossier.Down is { } down)
            {
                await nation.StopAsync(down, cancellationToken);
            }

            var started = Stopwatch.GetTimestamp();
            var answer = await caller.PrefillAsync(dossier, cancellationToken);
            screen.Show(dossier, answer, Stopwatch.GetElapsedTime(started));
            if (dossier.Down is { } again)
            {
                await nation.StartAgainAsync(again, cancellationToken);
            }
        }
    }

    private static IEnumerable<string> Settings(string folder, SimulatedNation nation, string secret)
    {
        yield return $"--Data:Folder={folder}";
        yield return $"--Urls=http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}";
        yield return "--Telemetry:ConsoleLog=false";
        yield return $"--Clients:{Client}:SecretHash={SecretHash.Of(secret)}";
        yield return $"--Clients:{Client}:Units:0=H49";
        foreach (var (scope, index) in Scopes.All.Select((scope, index) => (scope, index)))
        {
            yield return $"--Clients:{Client}:Scopes:{index.ToString(CultureInfo.InvariantCulture)}={scope}";
        }

        foreach (var (system, address) in nation.Systems)
        {
            yield return $"--Registries:{system}:BaseAddress={address}";
            // The accounts that the simulated systems know; see mocks/README.md.
            yield return $"--Registries:{system}:Credentials:User={(system == "population" ? "onestop" : $"onestop-{system}")}";
            yield return $"--Registries:{system}:Credentials:Secret=synthetic-{system}-secret";
        }

        yield return "--Registries:population:Path=/dancu/1.0";
    }

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
