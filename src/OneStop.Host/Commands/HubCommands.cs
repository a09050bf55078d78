using System.CommandLine;
using OneStop.Host.Commands.Demo;
using OneStop.Host.Commands.Operators;

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
            Verb("demo", "Starts the simulated nation and the hub, prefills dossiers and sends some through their lives (--once: then ends).", DemoCommand.ExecuteAsync),
            Verb("check-config", "Checks the configuration and prints every mistake.", CheckConfigCommand.ExecuteAsync),
            Verb("verify-audit", "Checks the chain of the access log; names the first broken row.", VerifyAuditCommand.ExecuteAsync),
            Verb("status", "How the delivery stands, on its first line; --json.", StatusCommand.ExecuteAsync),
            Verb("why", "What a dossier went through: why H49.14-261120-0001 [--json].", WhyCommand.ExecuteAsync, takesWord: true),
            Verb("deliveries", "What is held, by cause: [--destination] [--state waiting|dead] [--cause] [--json].", DeliveriesCommand.ExecuteAsync),
            Verb("tasks", "What waits for a person: [--state open|closed] [--kind] [--dossier] [--owner] [--json]; tasks 12 --reason … closes one.", TasksCommand.ExecuteAsync, takesWord: true),
            Verb("replay", "Orders held streams to be sent again: --where destination=portal,state=dead --reason … [--dry-run] [--json].", ReplayCommand.ExecuteAsync),
            Verb("diff", "Compares with a destination, names causes and owners: diff portal [--days 2] [--json].", DiffCommand.ExecuteAsync, takesWord: true),
            Verb("pause", "Stops sending to a destination: pause portal --reason ….", DestinationCommand.PauseAsync, takesWord: true),
            Verb("resume", "Sends to a paused destination again: resume portal --reason ….", DestinationCommand.ResumeAsync, takesWord: true),
            Verb("start-from-now", "Lets a new destination begin with what comes from now on: start-from-now reporting --reason ….", DestinationCommand.StartFromNowAsync, takesWord: true),
            Verb("forget", "Drops the cursors of a destination that is disabled and paused: forget reporting --reason … [--and-its-held-events].", DestinationCommand.ForgetAsync, takesWord: true),
            Verb("partitions", "Lays a drained journal out in another number of partitions, while no node runs: partitions 32.", PartitionsCommand.ExecuteAsync, takesWord: true),
            Verb("hash-secret", "Reads a client's secret from standard input and prints what belongs into Clients:<id>:SecretHash.", HashSecretCommand.ExecuteAsync, takesWord: true),
        };
        var child = Verb(DemoHub.Verb, "The demo's hub; ends with its standard input.", DemoHub.ServeAsync);
        child.Hidden = true;
        root.Add(child);
        Accept(root, RunCommand.ExecuteAsync);
        return root;
    }

    private static Command Verb(string name, string description, Func<string[], CancellationToken, Task<int>> execute, bool takesWord = false)
    {
        var verb = new Command(name, description);
        Accept(verb, execute, takesWord);
        return verb;
    }

    private static void Accept(Command command, Func<string[], CancellationToken, Task<int>> execute, bool takesWord = false)
    {
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((result, cancellationToken) => !takesWord && MisspeltVerb(result.UnmatchedTokens) is { } verb
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
