using System.Collections.Frozen;

namespace OneStop.Host.Commands.Operators;

/// <summary>The first words of settings: whatever begins otherwise is a misspelt word, not configuration.</summary>
internal static class KnownSettings
{
    public static readonly FrozenSet<string> Sections = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Callbacks", "Clients", "Cluster", "Data", "Delivery", "Destinations", "Dossiers", "EarlySteps", "Files", "Inbound", "Journal", "Kestrel", "Limits",
        "Logging", "Prefill", "Registries", "Report", "Settings", "Storage", "Telemetry", "Tokens", "Urls");

    /// <summary>Whether <paramref name="word"/> sets something: <c>--Section:Key</c>, <c>--Section:Key=value</c>, <c>Section:Key=value</c>.</summary>
    public static bool Has(string word) =>
        (word.StartsWith('-') || word.StartsWith('/') || word.Contains('=', StringComparison.Ordinal)) && Sections.Contains(SectionOf(word));

    public static string SectionOf(string word) => word.TrimStart('-', '/').Split(':', '=')[0];
}
