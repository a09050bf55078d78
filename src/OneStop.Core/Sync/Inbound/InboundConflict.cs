using System.Text.Json;
using OneStop.Core.Dossiers;

namespace OneStop.Core.Sync.Inbound;

/// <summary>Both sides have changed a dossier from the same state. Both versions are kept: the item, and the hub's own at its position.</summary>
/// <param name="HubStatus">Where the hub's own stands.</param>
/// <param name="HubEvent">Where the hub's own stands in the journal.</param>
/// <param name="Winner">Which of them the declared rule follows.</param>
/// <param name="Rule">The rule's name.</param>
public sealed record InboundConflict(DossierStatus HubStatus, EventPosition HubEvent, PrevailingSide Winner, string Rule);

public enum PrevailingSide
{
    /// <summary>What the far side says.</summary>
    Inbound,

    /// <summary>What the province says.</summary>
    Hub,
}

/// <summary>One line of the rules: the first that fits decides. Null fits everything.</summary>
public sealed record ConflictRule(
    string Name,
    PrevailingSide Winner,
    string? Source,
    IReadOnlyList<InboundKind>? Kinds,
    IReadOnlyList<DossierStatus>? Inbound,
    IReadOnlyList<DossierStatus>? Hub)
{
    public bool Fits(InboundItem item, DossierStatus hub) =>
        (Source is null || Source == item.Source)
        && (Kinds is null || Kinds.Contains(item.Kind))
        && (Inbound is null || (item.Status is { } status && Inbound.Contains(status)))
        && (Hub is null || Hub.Contains(hub));
}

/// <summary>Who prevails when both sides have changed a dossier. The last rule fits everything.</summary>
public sealed class ConflictRules(IReadOnlyList<ConflictRule> rules)
{
    public const string FileName = "conflicts.json";

    public ConflictRule For(InboundItem item, DossierStatus hub) => rules.First(rule => rule.Fits(item, hub));

    /// <summary>Null when anything is wrong; each mistake is <c>file: place: reason</c>.</summary>
    public static ConflictRules? Read(string text, out IReadOnlyList<string> errors)
    {
        var mistakes = new List<string>();
        errors = mistakes;
        try
        {
            var rows = JsonSerializer.Deserialize<ConflictsFile>(text, RuleFiles.Json)?.Rules ?? [];
            var rules = rows.ConvertAll(row => Rule(row, mistakes));
            AddIf(rules is not [.., { Source: null, Kinds: null, Inbound: null, Hub: null }], "rules", "the last does not fit everything");
            AddIf(rules.DistinctBy(rule => rule.Name).Count() < rules.Count, "rules", "a name stands twice");
            return mistakes.Count == 0 ? new(rules) : null;
        }
        catch (JsonException exception)
        {
            mistakes.Add($"{FileName}: {exception.Path ?? "$"}: {exception.Message}");
            return null;
        }

        void AddIf(bool wrong, string place, string reason)
        {
            if (wrong)
            {
                mistakes.Add($"{FileName}: {place}: {reason}");
            }
        }
    }

    private static ConflictRule Rule(ConflictsFile.Row row, List<string> mistakes) =>
        new(row.Name, row.Winner, row.Source, row.Kinds, Statuses(row, row.Inbound, mistakes), Statuses(row, row.Hub, mistakes));

    private static List<DossierStatus>? Statuses(ConflictsFile.Row row, List<string>? names, List<string> mistakes)
    {
        mistakes.AddRange((names ?? []).Where(name => StatusNames.Parse(name) is null).Select(name => $"{FileName}: rules.{row.Name}: '{name}' is no status"));
        return names?.Select(StatusNames.Parse).OfType<DossierStatus>().ToList();
    }
}

/// <summary>The rules as they stand in their file, before they are checked.</summary>
internal sealed record ConflictsFile(string Version, string Basis, List<ConflictsFile.Row> Rules)
{
    internal sealed record Row(
        string Name, PrevailingSide Winner, string? Source = null, List<InboundKind>? Kinds = null, List<string>? Inbound = null, List<string>? Hub = null,
        string? Note = null);
}
