using Microsoft.Extensions.Options;

namespace OneStop.Host.Configuration;

/// <summary>The levels of <c>Logging</c>.</summary>
internal sealed record LogLevels(IReadOnlyList<string> Wrong)
{
    /// <summary>
    /// The framework throws at the first level it cannot read, before anything is checked: such a level is replaced, and remembered for the check.
    /// </summary>
    public static LogLevels Repair(ConfigurationManager configuration)
    {
        var wrong = configuration.GetSection("Logging").AsEnumerable()
            .Where(pair => pair.Value is { Length: > 0 } value && pair.Key.Contains(":LogLevel:", StringComparison.OrdinalIgnoreCase) && !IsLevel(value))
            .Select(pair => pair.Key).ToList();
        configuration.AddInMemoryCollection(wrong.ToDictionary(key => key, _ => (string?)nameof(LogLevel.Information), StringComparer.OrdinalIgnoreCase));
        return new(wrong);
    }

    private static bool IsLevel(string value) => Enum.TryParse<LogLevel>(value, ignoreCase: true, out _);
}

internal sealed class LogLevelCheck(LogLevels levels) : IValidateOptions<TelemetrySettings>
{
    public ValidateOptionsResult Validate(string? name, TelemetrySettings options)
    {
        var mistakes = new Mistakes();
        foreach (var key in levels.Wrong)
        {
            mistakes.Add(key, "is no level", string.Join(", ", Enum.GetNames<LogLevel>()));
        }

        return mistakes.Result();
    }
}
