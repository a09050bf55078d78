using System.CommandLine;
using OneStop.Host.Commands.Demo;

namespace OneStop.Host.Commands;

/// <summary>The command line: <c>run</c> is what happens without a verb; what is no verb is configuration (<c>--Section:Key value</c>).</summary>
internal static class HubCommands
{
    private const string Run = "run";

    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    public static Task<int> InvokeAsync(string[] args)
    {
        var parsed = Root().Parse(args, Parser);
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
        if (parsed.CommandResult.Command is RootCommand or { Name: Run })
        {
            // The host hears the signal itself and drains for as long as it was told; the command line would end the process after two seconds.
            configuration.ProcessTerminationTimeout = null;
        }

        return parsed.InvokeAsync(configuration);
    }

    public static RootCommand Root()
    {
        var root = new RootCommand("OneStopIntegration: the hub between a province's dossiers and the national databases.")
        {
            Verb(Run, "Serves the hub (also without a verb).", RunCommand.ExecuteAsync),
            Verb("demo", "Starts the simulated nation and the hub, and prefills three dossiers (--once: then ends).", DemoCommand.ExecuteAsync),
            Verb("check-config", "Checks the configuration and prints every mistake.", CheckConfigCommand.ExecuteAsync),
            Verb("verify-audit", "Checks the chain of the access log; names the first broken row.", VerifyAuditCommand.ExecuteAsync),
            Verb("hash-secret", "Reads a client's secret from standard input and prints what belongs into Clients:<id>:SecretHash.", HashSecretCommand.ExecuteAsync),
        };
        Accept(root, RunCommand.ExecuteAsync);
        return root;
    }

    private static Command Verb(string name, string description, Func<string[], CancellationToken, Task<int>> execute)
    {
        var verb = new Command(name, description);
        Accept(verb, execute);
        return verb;
    }

    private static void Accept(Command command, Func<string[], CancellationToken, Task<int>> execute)
    {
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((result, cancellationToken) => MisspeltVerb(result.UnmatchedTokens) is { } verb
            ? Unknown(verb)
            : execute([.. result.UnmatchedTokens], cancellationToken));
    }

    // Without this, a misspelt verb would start the service.
    private static string? MisspeltVerb(IReadOnlyList<string> tokens) =>
        tokens is [var first, ..] && !first.StartsWith('-') && !first.StartsWith('/') && !first.Contains('=', StringComparison.Ordinal) ? first : null;

    private static async Task<int> Unknown(string verb)
    {
        await Console.Error.WriteLineAsync($"There is no command '{verb}'. See --help.");
        return 2;
    }
}
