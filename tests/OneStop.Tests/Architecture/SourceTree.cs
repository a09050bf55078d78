using System.Text.RegularExpressions;

namespace OneStop.Tests.Architecture;

/// <summary>The project as files: what is written down, not what was built.</summary>
internal static partial class SourceTree
{
    public static string Root { get; } = FindRoot();

    /// <summary>Full paths below a folder of the project, build output aside.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories).Where(path => !Built().IsMatch(path)).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> FoldersOf(string folder) =>
        [.. Directory.EnumerateDirectories(Path.Combine(Root, folder)).Select(path => Path.GetFileName(path)).Where(name => name is not "bin" and not "obj").Order(StringComparer.Ordinal)];

    /// <summary>
    /// A C# file without its comments and the words of its literals, so that no brace in them misleads; what stands in an interpolated
    /// literal's holes is code and stays.
    /// </summary>
    public static string Code(string path) => Literal().Replace(
        File.ReadAllText(path),
        literal => literal.Value[0] == '$' ? $"({string.Join(", ", Hole().Matches(literal.Value).Select(hole => hole.Groups["code"].Value))})" : "\"\"");

    /// <summary>For messages: relative to the root, with forward slashes.</summary>
    public static string Name(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary><c>CivilStatus</c> is <c>civil-status</c> everywhere outside C#.</summary>
    public static string Key(string pascal) => WordStart().Replace(pascal, "-").ToLowerInvariant();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OneStopIntegration.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the project's folder.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"[\\/](bin|obj|TestResults)[\\/]")]
    private static partial Regex Built();

    [GeneratedRegex("""\$?\"{3}.*?\"{3}|@\"([^\"]|\"{2})*\"|\$?\"(\\.|[^\"\\\n])*\"|'(\\.|[^'\\])+'|//[^\n]*|/\*.*?\*/""", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{(?<code>[^{}]*)\}")]
    private static partial Regex Hole();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordStart();
}
