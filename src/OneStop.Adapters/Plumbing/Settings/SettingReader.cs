using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace OneStop.Adapters.Plumbing.Settings;

/// <summary>Reads typed settings and notes every mistake with its key, the reason and an example. Never repeats a value: it may be a secret.</summary>
internal sealed class SettingReader(IConfigurationSection section, List<string> mistakes)
{
    private readonly HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);

    public SettingReader Section(string key)
    {
        known.Add(key);
        return new(section.GetSection(key), mistakes);
    }

    public string Text(string key, string fallback) => Raw(key) ?? fallback;

    public string OneOf(string key, IReadOnlyCollection<string> choices, string fallback) =>
        Raw(key) is not { } text ? fallback
        : choices.Contains(text) ? text
        : Mistake(key, $"is not one of {string.Join(", ", choices)}", fallback, fallback);

    public bool Switch(string key, bool fallback) => OptionalSwitch(key) ?? fallback;

    public bool? OptionalSwitch(string key) =>
        Raw(key) is not { } text ? null
        : bool.TryParse(text, out var value) ? value
        : Mistake<bool?>(key, "is neither true nor false", "true", null);

    public int Whole(string key, int fallback, int least, int most) =>
        Raw(key) is not { } text ? fallback
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value
        : Mistake(key, $"is not a whole number from {least} to {most}", $"{fallback}", fallback);

    public double Number(string key, double fallback, double above, double most) =>
        Raw(key) is not { } text ? fallback
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value > above && value <= most ? value
        : Mistake(key, string.Create(CultureInfo.InvariantCulture, $"is not a number above {above} and up to {most}"),
            fallback.ToString(CultureInfo.InvariantCulture), fallback);

    public TimeSpan Duration(string key, TimeSpan fallback, TimeSpan least, TimeSpan most) =>
        Raw(key) is not { } text ? fallback
        : TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value
        : Mistake(key, $"is not a time span (hh:mm:ss) from {least:c} to {most:c}", fallback.ToString("c"), fallback);

    public Uri? Address(string key) =>
        Raw(key) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0 ? uri
        : Mistake<Uri?>(key, "is not an absolute http or https address without credentials, query or fragment", "http://127.0.0.1:5080/", null);

    /// <summary>A table whose keys the operator chooses.</summary>
    public IReadOnlyDictionary<string, string> Table(string key)
    {
        known.Add(key);
        return section.GetSection(key).GetChildren()
            .Where(child => child.Value?.Trim().Length > 0)
            .ToDictionary(child => child.Key, child => child.Value!.Trim(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The same table with every entry that is there, empty ones too, in the order of its keys.</summary>
    public IEnumerable<(string Name, string? Value)> Entries(string key)
    {
        known.Add(key);
        return section.GetSection(key).GetChildren().Select(child => (child.Key, child.Value));
    }

    public T Mistake<T>(string key, string reason, string example, T fallback)
    {
        mistakes.Add($"{section.Path}:{key} {reason}; for example {example}");
        return fallback;
    }

    /// <summary>A misspelt key would silently leave a default in force.</summary>
    public void RefuseUnknownKeys()
    {
        foreach (var child in section.GetChildren().Where(child => !known.Contains(child.Key)))
        {
            mistakes.Add($"{child.Path} is no known setting; known here: {string.Join(", ", known)}");
        }
    }

    private string? Raw(string key)
    {
        known.Add(key);
        var text = section[key]?.Trim();
        return text is { Length: > 0 } ? text : null;
    }
}
