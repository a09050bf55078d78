using OneStop.Host.Configuration;

namespace OneStop.Host.Commands.Operators;

/// <summary>What a verb takes, and the sentences for what it doesn't take.</summary>
/// <param name="Argument">Whether it takes a word that belongs to no option.</param>
/// <param name="Switches">Options without a value, such as <c>--json</c>.</param>
/// <param name="Valued">Options with a value, such as <c>--reason</c>.</param>
internal sealed record VerbOptions(bool Argument, string[] Switches, string[] Valued)
{
    // One letter wrong in three: further off it is another word.
    private const int LettersPerMistake = 3;

    /// <summary>Reads a verb's words.</summary>
    /// <param name="words">As the help shows them: <c>&lt;word&gt;</c>, <c>--switch</c>, <c>--option=</c>.</param>
    public static VerbOptions Of(params string[] words) => new(
        words.Any(word => word.StartsWith('<')),
        [.. words.Where(word => word.StartsWith('-') && !word.EndsWith('='))],
        [.. words.Where(word => word.EndsWith('=')).Select(word => word[..^1])]);

    public string Unknown(string word)
    {
        var typed = word.Split('=')[0];
        return Likeliest(typed) is { } meant ? $"There is no option '{typed}' here. Is {meant} meant?" : $"There is no option '{typed}' here.";
    }

    private string? Likeliest(string typed)
    {
        var section = KnownSections.SectionOf(typed);
        var known = Switches.Concat(Valued).Select(one => (Word: one, Distance: Spelling.Distance(one[2..], typed.TrimStart('-', '/'))))
            .Concat(KnownSections.All.Select(one => (Word: $"--{one}{typed[(typed.IndexOf(section, StringComparison.Ordinal) + section.Length)..]}", Distance: Spelling.Distance(one, section))));
        var (word, distance) = known.MinBy(one => one.Distance);
        return distance * LettersPerMistake <= section.Length ? word : null;
    }
}
