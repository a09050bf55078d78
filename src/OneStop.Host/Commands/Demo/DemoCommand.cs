using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using OneStop.Host.Access;

namespace OneStop.Host.Commands.Demo;

/// <summary>
/// Starts the simulated nation and the hub, prefills dossiers, sends some through their lives with the hub killed in the middle, and stays up
/// for whoever wants to look around. With <c>--once</c> it ends after that. Exit code 1: it could not run, or the ledger is not clean.
/// </summary>
internal static class DemoCommand
{
    private const string Once = "--once";
    private const string Client = "demo";

    private static readonly string[] Registries = ["population", "enterprise", "civil-status"];

    public static async Task<int> ExecuteAsync(string[] args, CancellationToken cancellationToken)
    {
        var screen = DemoScreen.Open();
        // Each run begins with an empty book, as the simulated portal does.
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"onestop-demo-{Guid.NewGuid():N}"));
        try
        {
            return await RunAsync(screen, folder.FullName, args, cancellationToken) ? 0 : 1;
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
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<bool> RunAsync(DemoScreen screen, string folder, string[] args, CancellationToken cancellationToken)
    {
        screen.Say("Building and starting the simulated nation …");
        await using var nation = await SimulatedNation.StartAsync(Path.Combine(folder, "ledger.jsonl"), cancellationToken);
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await using var hub = await DemoHub.StartAsync([.. Settings(folder, nation, secret), .. args.Where(a => a != Once)], cancellationToken);
        using var caller = new HubCaller(hub.Address, Client, secret);
        await caller.SignInAsync(cancellationToken);
        await ShowDossiersAsync(screen, nation, caller, cancellationToken);
        var isClean = await new Synchronisation(nation, hub, caller, screen.Ledger).RunAsync(cancellationToken);
        screen.Farewell(hub.Address, nation.Page, Client, secret, DossierLife.All(TimeProvider.System.GetUtcNow())[0].Code, DataOf(folder));
        if (!args.Contains(Once))
        {
            screen.Say("Running until Ctrl-C.");
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        return isClean;
    }

    private static async Task ShowDossiersAsync(DemoScreen screen, SimulatedNation nation, HubCaller caller, CancellationToken cancellationToken)
    {
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

    private static string DataOf(string folder) => Path.Combine(folder, "data");

    private static IEnumerable<string> Settings(string folder, SimulatedNation nation, string secret)
    {
        yield return $"--Data:Folder={DataOf(folder)}";
        yield return "--Telemetry:ConsoleLog=false";
        yield return $"--Clients:{Client}:SecretHash={SecretHash.Of(secret)}";
        yield return $"--Clients:{Client}:Units:0=H49";
        foreach (var (scope, index) in Scopes.All.Select((scope, index) => (scope, index)))
        {
            yield return $"--Clients:{Client}:Scopes:{index.ToString(CultureInfo.InvariantCulture)}={scope}";
        }

        // The accounts that the simulated systems know; see mocks/README.md.
        foreach (var system in Registries)
        {
            yield return $"--Registries:{system}:BaseAddress={nation.Systems[system]}";
            yield return $"--Registries:{system}:Credentials:User={(system == "population" ? "onestop" : $"onestop-{system}")}";
            yield return $"--Registries:{system}:Credentials:Secret=synthetic-{system}-secret";
        }

        yield return "--Registries:population:Path=/dancu/1.0";
        yield return "--Destinations:portal:Enabled=true";
        yield return $"--Destinations:portal:BaseAddress={nation.Systems["portal"]}";
        yield return "--Destinations:portal:UserName=onestop-portal";
        yield return "--Destinations:portal:Password=synthetic-portal-secret";
        yield return "--Destinations:portal:UnitCode=000.00.00.H49";
    }
}
