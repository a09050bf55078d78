using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;

namespace OneStop.Host.Configuration;

/// <summary>All settings, as far as they are more than their sections.</summary>
internal sealed class AllSettings;

/// <summary>
/// A misspelt section would silently change nothing: a hub that sends to nobody. The machine's environment holds much that is not the hub's;
/// of it only what has the form of a setting and nearly the name of a section is refused.
/// </summary>
internal sealed class SectionCheck(IConfiguration configuration) : IValidateOptions<AllSettings>
{
    public ValidateOptionsResult Validate(string? name, AllSettings options)
    {
        var mistakes = new Mistakes();
        foreach (var unknown in ((IConfigurationRoot)configuration).Providers.SelectMany(Unknown).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            mistakes.Add(unknown, "is no setting or section of this hub", KnownSections.Nearest(unknown));
        }

        return mistakes.Result();
    }

    private static IEnumerable<string> Unknown(IConfigurationProvider provider)
    {
        var keys = provider.GetChildKeys([], null).Distinct(StringComparer.OrdinalIgnoreCase);
        return provider switch
        {
            // $schema is for editors.
            JsonConfigurationProvider => keys.Where(key => !KnownSections.All.Contains(key) && !key.StartsWith('$')),
            CommandLineConfigurationProvider => keys.Where(key => !KnownSections.All.Contains(key)),
            EnvironmentVariablesConfigurationProvider => keys.Where(key => KnownSections.IsMisspelt(key) && provider.GetChildKeys([], key).Any()),
            _ => [],
        };
    }
}
