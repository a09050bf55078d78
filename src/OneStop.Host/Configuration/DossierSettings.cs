using Microsoft.Extensions.Options;
using OneStop.Core.Dossiers;

namespace OneStop.Host.Configuration;

/// <summary><c>Dossiers</c>: the rules that dossiers are judged by.</summary>
internal sealed class DossierSettings : IValidateOptions<DossierSettings>
{
    public const string Section = "Dossiers";

    /// <summary>Holds transitions.json, holidays.json and terms.json. A relative folder counts from beside the program.</summary>
    public string Folder { get; set; } = "dossiers";

    public string FullPath => Path.GetFullPath(Folder, AppContext.BaseDirectory);

    /// <summary>Throws when a file has a mistake; at start every mistake was named before.</summary>
    public DossierRules ReadRules() => Read(out var errors) ?? throw new InvalidDataException(string.Join('\n', errors));

    public ValidateOptionsResult Validate(string? name, DossierSettings options)
    {
        var mistakes = new Mistakes();
        options.Read(out var errors);
        foreach (var error in errors)
        {
            mistakes.Add("Dossiers:Folder", $"has a mistake in {error.TrimEnd('.')}", "dossiers/transitions.json");
        }

        return mistakes.Result();
    }

    private DossierRules? Read(out IReadOnlyList<string> errors)
    {
        var reader = new DossierRulesReader();
        var rules = reader.Read(file => File.ReadAllText(Path.Combine(FullPath, file)));
        errors = reader.Errors;
        return rules;
    }
}
