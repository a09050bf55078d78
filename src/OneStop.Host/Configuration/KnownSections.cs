using System.Collections.Frozen;

namespace OneStop.Host.Configuration;

/// <summary>Every name that may stand at the top of the hub's settings: the one list.</summary>
internal static class KnownSections
{
    private const int Misspelt = 2;

    public static readonly FrozenSet<string> All = new[]
    {
        "Settings", "Urls",
        DataSettings.Section, ClientSettings.Section, TokenSettings.Section, LimitSettings.Section, PrefillSettings.Section, DossierSettings.Section,
        FileSettings.Section, EarlySettings.Section, TelemetrySettings.Section, ClusterSettings.Section, CallbacksSettings.Section,
        "Storage", "Journal", "Delivery", "Registries", "Destinations", "Inbound", "Report",

        // The framework's own.
        "Logging", "Kestrel", "AllowedHosts", "Environment", "ContentRoot", "ApplicationName", "WebRoot", "ShutdownTimeoutSeconds",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a word of the command line sets something: <c>--Section:Key</c>, <c>--Section:Key=value</c>, <c>Section:Key=value</c>.</summary>
    public static bool Sets(string word) =>
        (word.StartsWith('-') || word.StartsWith('/') || word.Contains('=', StringComparison.Ordinal)) && All.Contains(SectionOf(word));

    public static string SectionOf(string word) => word.TrimStart('-', '/').Split(':', '=')[0];

    /// <summary>The known name that <paramref name="name"/> most resembles.</summary>
    public static string Nearest(string name) => All.MinBy(known => Spelling.Distance(known, name))!;

    /// <summary>True when a name is so near to a known one that it can hardly mean anything else.</summary>
    public static bool IsMisspelt(string name) => !All.Contains(name) && Spelling.Distance(Nearest(name), name) <= Misspelt;
}
