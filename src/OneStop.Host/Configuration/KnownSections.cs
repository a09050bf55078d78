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

    /// <summary>The known name that <paramref name="name"/> most resembles.</summary>
    public static string Nearest(string name) => All.MinBy(known => Distance(known, name))!;

    /// <summary>True when a name is so near to a known one that it can hardly mean anything else.</summary>
    public static bool IsMisspelt(string name) => !All.Contains(name) && Distance(Nearest(name), name) <= Misspelt;

    /// <summary>How many letters have to be changed, added or left out.</summary>
    private static int Distance(string known, string name)
    {
        var row = Enumerable.Range(0, name.Length + 1).ToArray();
        for (var i = 1; i <= known.Length; i++)
        {
            var corner = row[0]++;
            for (var j = 1; j <= name.Length; j++)
            {
                var same = char.ToUpperInvariant(known[i - 1]) == char.ToUpperInvariant(name[j - 1]);
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, same ? corner : corner + 1));
            }
        }

        return row[^1];
    }
}
