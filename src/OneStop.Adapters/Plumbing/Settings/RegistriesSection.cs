using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace OneStop.Adapters.Plumbing.Settings;

/// <summary>The section of all registries, as far as it is more than their sum.</summary>
internal sealed class RegistriesSection;

/// <summary>A registry under a misspelt key would silently count as not configured.</summary>
internal sealed class RegistriesSectionCheck(IConfiguration configuration, IEnumerable<string> known) : IValidateOptions<RegistriesSection>
{
    public ValidateOptionsResult Validate(string? name, RegistriesSection options)
    {
        var keys = known.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var mistakes = configuration.GetSection("Registries").GetChildren().Where(child => !keys.Contains(child.Key))
            .Select(child => $"{child.Path} is no registry of this hub; known here: {string.Join(", ", keys)}").ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
