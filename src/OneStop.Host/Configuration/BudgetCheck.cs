using System.Globalization;
using Microsoft.Extensions.Options;
using OneStop.Adapters;

namespace OneStop.Host.Configuration;

/// <summary>A registry that may take longer than the whole prefill is cut off there, and its own time limit never counts.</summary>
internal sealed class BudgetCheck(IConfiguration configuration) : IValidateOptions<PrefillSettings>
{
    public ValidateOptionsResult Validate(string? name, PrefillSettings options)
    {
        var mistakes = new Mistakes();
        foreach (var registry in configuration.GetSection("Registries").GetChildren().Where(registry => registry["BaseAddress"] is { Length: > 0 }))
        {
            var budget = registry.GetSection("Budgets:Interactive");
            mistakes.AddIf(
                Read(budget.Value) > options.Budget, budget.Path, "is above Prefill:Budget, within which the whole prefill ends", "00:00:04, below Prefill:Budget=00:00:05");
        }

        return mistakes.Result();
    }

    // What cannot be read is reported by the registry's own check.
    private static TimeSpan Read(string? text) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var budget) ? budget : Registration.UsualInteractiveBudget;
}
