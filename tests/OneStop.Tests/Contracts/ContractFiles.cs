using System.Text.Json;

namespace OneStop.Tests.Contracts;

/// <summary>One line of <c>contracts/&lt;key&gt;/examples/index.json</c>.</summary>
public sealed record Example
{
    public required string File { get; init; }
    public required string Operation { get; init; }
    public required string Direction { get; init; }
    public int? Status { get; init; }
    public required string ContentType { get; init; }
    public IReadOnlyDictionary<string, string>? Headers { get; init; }
    public string? Schema { get; init; }
    public string? Why { get; init; }
}

/// <summary>The contracts as they lie beside the test binary.</summary>
internal static class ContractFiles
{
    public static IReadOnlyList<string> Systems { get; } = ["population", "enterprise", "civil-status", "portal", "ministry", "report"];

    /// <summary>With those where the hub is the sender, and no mock answers.</summary>
    public static IReadOnlyList<string> Described { get; } = [.. Systems, "reporting", "subscriber"];

    public static string Root { get; } = Path.Combine(AppContext.BaseDirectory, "nation", "contracts");

    public static IReadOnlyList<Example> Index(string system) => JsonSerializer.Deserialize<List<Example>>(
        File.ReadAllText(ExamplePath(system, "index.json")), JsonSerializerOptions.Web)!;

    public static string ExamplePath(string system, string file) => Path.Combine(Root, system, "examples", file);

    public static string ExampleText(string system, string file) => File.ReadAllText(ExamplePath(system, file));
}
