using System.Collections.Frozen;
using OneStop.Host.Operations;

namespace OneStop.Host.Commands.Operators;

/// <summary>A verb's own words, apart from the configuration that stands beside them (<c>--Section:Key value</c>).</summary>
internal sealed class VerbWords
{
    private static readonly FrozenSet<string> Switches = FrozenSet.Create(StringComparer.Ordinal, "--json", "--dry-run");
    private static readonly FrozenSet<string> Valued =
        FrozenSet.Create(StringComparer.Ordinal, "--where", "--reason", "--destination", "--state", "--cause", "--days", "--kind", "--dossier", "--owner");

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> switches = new(StringComparer.Ordinal);

    public VerbWords(string[] args)
    {
        var rest = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (Switches.Contains(args[i]))
            {
                switches.Add(args[i]);
            }
            else if (Valued.Contains(args[i]) && i + 1 < args.Length)
            {
                values[args[i]] = args[++i];
            }
            else if (Argument is null && !args[i].StartsWith('-') && (i == 0 || !args[i - 1].StartsWith("--", StringComparison.Ordinal) || args[i - 1].Contains('=', StringComparison.Ordinal)))
            {
                Argument = args[i];
            }
            else
            {
                rest.Add(args[i]);
            }
        }

        Configuration = [.. rest];
    }

    /// <summary>The first word that belongs to no option.</summary>
    public string? Argument { get; }

    public string[] Configuration { get; }

    public bool Json => switches.Contains("--json");

    public bool DryRun => switches.Contains("--dry-run");

    /// <summary>Why an operator does it; null when it is missing, or longer than the interface takes it.</summary>
    public string? Reason => Value("--reason") is { } reason && OperatorReason.IsGiven(reason) ? reason : null;

    public string? Value(string name) => values.GetValueOrDefault(name);
}
