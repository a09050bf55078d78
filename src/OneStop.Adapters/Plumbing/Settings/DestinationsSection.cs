using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace OneStop.Adapters.Plumbing.Settings;

/// <summary>The section of all destinations, as far as it is more than their sum.</summary>
internal sealed class DestinationsSection;

/// <summary>A name of a destination that can be configured.</summary>
internal sealed record DestinationKey(string Key);

/// <summary>A destination under a misspelt key would silently get nothing.</summary>
internal sealed class DestinationsSectionCheck(IConfiguration configuration, IEnumerable<DestinationKey> known) : IValidateOptions<DestinationsSection>
{
    public ValidateOptionsResult Validate(string? name, DestinationsSection options)
    {
        var keys = known.Select(one => one.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var mistakes = configuration.GetSection("Destinations").GetChildren().Where(child => !keys.Contains(child.Key))
            .Select(child => $"{child.Path} is no destination of this hub; known here: {string.Join(", ", keys)}").ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
