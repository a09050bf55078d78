using System.Text.Json;
using OneStop.Core.Dossiers;
using OneStop.Core.Facts;
using OneStop.Core.Registries;

namespace OneStop.Core.Prefill;

/// <summary>Reads plan files against the catalogue and reports every mistake of all files at once.</summary>
public sealed class PlanReader(RegistryCatalogue catalogue)
{
    private readonly List<string> errors = [];
    private readonly List<PrefillPlan> plans = [];

    /// <summary>Each as <c>file: place: reason</c>.</summary>
    public IReadOnlyList<string> Errors => errors;

    public IReadOnlyList<PrefillPlan> Plans => plans;

    public void Read(string fileName, string json)
    {
        var file = Parse(fileName, json);
        if (file is null)
        {
            return;
        }

        var before = errors.Count;
        var check = new PlanCheck(file, catalogue, reason => errors.Add($"{fileName}: {reason}"));
        var plan = check.Run();
        if (errors.Count > before || plan is null)
        {
            return;
        }

        if (plans.Any(p => p.Procedure == plan.Procedure))
        {
            errors.Add($"{fileName}: procedure: {plan.Procedure} already has a plan");
            return;
        }

        plans.Add(plan);
    }

    private PlanFile? Parse(string fileName, string json)
    {
        PlanFile? file;
        try
        {
            file = JsonSerializer.Deserialize<PlanFile>(json, PlanFile.Json);
        }
        catch (JsonException exception)
        {
            errors.Add($"{fileName}: {exception.Path ?? "$"}: {exception.Message}");
            return null;
        }

        IReadOnlyList<string> holes = file is null ? ["$"] : [.. file.Holes()];
        errors.AddRange(holes.Select(place => $"{fileName}: {place}: is null"));
        return holes.Count == 0 ? file : null;
    }
}
