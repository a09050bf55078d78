using OneStop.Adapters.Plumbing.Settings;
using OneStop.Core.Dossiers;

namespace OneStop.Adapters.Ministry;

/// <summary>The ministry's codes by the ten words of the hub: configuration, because systems count differently.</summary>
internal static class MinistryStatuses
{
    /// <summary>What a line says whose word the ministry has no code for.</summary>
    private const string None = "none";

    /// <summary>As DVCLT counts, unless a line says otherwise. Several codes may stand for one word, none for two.</summary>
    public static IReadOnlyDictionary<string, DossierStatus> Read(SettingReader reader)
    {
        var statuses = new Dictionary<string, DossierStatus>(StringComparer.Ordinal);
        foreach (var status in Enum.GetValues<DossierStatus>())
        {
            var name = StatusNames.NameOf(status);
            foreach (var code in Codes(reader.Text(name, Usual(status))))
            {
                if (!IsCode(code))
                {
                    reader.Mistake(name, "has something that is no code of at most ten letters and digits", Example(status), 0);
                }
                else if (!statuses.TryAdd(code, status) && statuses[code] != status)
                {
                    reader.Mistake($"{StatusNames.NameOf(statuses[code])}+{name}", $"have the same code {code}", "a code in one line only, or none", 0);
                }
            }
        }

        reader.RefuseUnknownKeys();
        return statuses;
    }

    // 3 is "accepted and in work", 7 "sent to the Ministry of Justice": both are on the way for whoever waits here.
    private static string Usual(DossierStatus status) => status switch
    {
        DossierStatus.Filed => "1",
        DossierStatus.SupplementRequested => "2",
        DossierStatus.Processing => "3, 7",
        DossierStatus.Finished => "4",
        DossierStatus.Returned => "5",
        DossierStatus.Refused => "6",
        _ => None,
    };

    private static string Example(DossierStatus status) => Usual(status) is None ? "8" : Usual(status);

    private static string[] Codes(string text) => text == None ? [] : text.Split(',', StringSplitOptions.TrimEntries);

    private static bool IsCode(string code) => code.Length is > 0 and <= 10 && code.All(char.IsAsciiLetterOrDigit);
}
