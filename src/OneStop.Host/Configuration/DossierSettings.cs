using Microsoft.Extensions.Options;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync.Inbound;

namespace OneStop.Host.Configuration;

/// <summary><c>Dossiers</c>: the rules that dossiers are judged by.</summary>
internal sealed class DossierSettings : IValidateOptions<DossierSettings>
{
    public const string Section = "Dossiers";

    /// <summary>Holds transitions.json, holidays.json, terms.json and conflicts.json. A relative folder counts from beside the program.</summary>
    public string Folder { get; set; } = "dossiers";

    /// <summary>The province's code, as <c>H49</c>; empty where dossier codes of any province are taken.</summary>
    public string Province { get; set; } = "";

    public string FullPath => Path.GetFullPath(Folder, AppContext.BaseDirectory);

    /// <summary>Throws when a file has a mistake; at start every mistake was named before.</summary>
    public DossierRules ReadRules() => Read(out var errors) ?? throw new InvalidDataException(string.Join('\n', errors));

    /// <summary>Throws as <see cref="ReadRules"/> does.</summary>
    public ConflictRules ReadConflicts() => ReadConflicts(out var errors) ?? throw new InvalidDataException(string.Join('\n', errors));

    public ValidateOptionsResult Validate(string? name, DossierSettings options)
    {
        var mistakes = new Mistakes();
        mistakes.AddIf(options.Province.Length > 0 && !IsProvince(options.Province), "Dossiers:Province", "is no code of a province", "H49");
        options.Read(out var errors);
        options.ReadConflicts(out var conflicts);
        foreach (var error in errors.Concat(conflicts))
        {
            mistakes.Add("Dossiers:Folder", $"has a mistake in {error.TrimEnd('.')}", $"dossiers/{error.Split(':', 2)[0]}");
        }

        return mistakes.Result();
    }

    private DossierRules? Read(out IReadOnlyList<string> errors)
    {
        var reader = new DossierRulesReader();
        var rules = reader.Read(file => File.ReadAllText(Path.Combine(FullPath, file)));
        errors = reader.Errors;
        return Province.Length == 0 ? rules : rules is null ? null : rules with { Province = Province };
    }

    private static bool IsProvince(string text) => text is [>= 'A' and <= 'Z', >= '0' and <= '9', >= '0' and <= '9'];

    private ConflictRules? ReadConflicts(out IReadOnlyList<string> errors)
    {
        try
        {
            return ConflictRules.Read(File.ReadAllText(Path.Combine(FullPath, ConflictRules.FileName)), out errors);
        }
        catch (IOException exception)
        {
            errors = [$"{ConflictRules.FileName}: $: {exception.Message}"];
            return null;
        }
    }
}
