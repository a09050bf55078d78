using OneStop.Host.Configuration;
using OneStop.Host.Operations;

namespace OneStop.Host.Commands.Operators;

/// <summary>A verb's own words, apart from the configuration that stands beside them (<c>--Section:Key value</c>).</summary>
internal sealed class VerbWords
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> switches = new(StringComparer.Ordinal);
    private readonly List<string> configuration = [];
    private readonly VerbOptions options;

    private VerbWords(VerbOptions options) => this.options = options;

    /// <summary>The first word that belongs to no option.</summary>
    public string? Argument { get; private set; }

    public string[] Configuration => [.. configuration];

    public bool Json => Has("--json");

    public bool DryRun => Has("--dry-run");

    /// <summary>Why an operator does it; null when it is missing, or longer than the interface takes it.</summary>
    public string? Reason => Value("--reason") is { } reason && OperatorReason.IsGiven(reason) ? reason : null;

    /// <summary>Null when a word is misspelt or lacks its value, which is then said: nothing may be done by mistake.</summary>
    /// <param name="known">What the verb takes, as <see cref="VerbOptions.Of"/> reads it.</param>
    public static VerbWords? Read(string[] args, params string[] known)
    {
        var words = new VerbWords(VerbOptions.Of(known));
        for (var i = 0; i < args.Length; i++)
        {
            var next = i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[i + 1] : null;
            if (words.Take(args[i], next, out var tookNext) is { } mistake)
            {
                Console.Error.WriteLine(mistake);
                return null;
            }

            i += tookNext ? 1 : 0;
        }

        return words;
    }

    public bool Has(string name) => switches.Contains(name);

    public string? Value(string name) => values.GetValueOrDefault(name);

    /// <summary>What is wrong with the word, if anything is.</summary>
    private string? Take(string word, string? next, out bool tookNext)
    {
        var (name, given) = word.Split('=', 2) is [var left, var right] ? (left, right) : (word, null);
        tookNext = false;
        if (options.Switches.Contains(word, StringComparer.Ordinal))
        {
            switches.Add(word);
            return null;
        }

        var (isOwn, isSetting) = (options.Valued.Contains(name, StringComparer.Ordinal), KnownSections.Sets(word));
        if (!isOwn && !isSetting)
        {
            return TakeArgument(word);
        }

        tookNext = given is null;
        if ((given ?? next) is not { } value)
        {
            return $"{name} needs a value: {name}=…";
        }

        if (isOwn)
        {
            values[name] = value;
        }
        else
        {
            configuration.AddRange(given is null ? [word, value] : [word]);
        }

        return null;
    }

    private string? TakeArgument(string word)
    {
        if (word.StartsWith('-'))
        {
            return options.Unknown(word);
        }

        if (!options.Argument || Argument is not null)
        {
            return $"'{word}' is one word too many.";
        }

        Argument = word;
        return null;
    }
}
