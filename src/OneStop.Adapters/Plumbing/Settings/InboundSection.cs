using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace OneStop.Adapters.Plumbing.Settings;

/// <summary>The section of all feeds, as far as it is more than their sum.</summary>
internal sealed class InboundSection;

/// <summary>A name of a feed that can be configured.</summary>
internal sealed record FeedKey(string Key);

/// <summary>A call-back that pulls an unknown feed would be taken and pull nothing.</summary>
internal sealed class CallbackFeedCheck(IConfiguration configuration, IEnumerable<FeedKey> known) : IValidateOptions<InboundSection>
{
    public ValidateOptionsResult Validate(string? name, InboundSection options)
    {
        var keys = known.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        var mistakes = configuration.GetSection("Callbacks:Sources").GetChildren().Select(source => source.GetSection("Feed"))
            .Where(feed => feed.Value is { Length: > 0 } key && !keys.Contains(key))
            .Select(feed => $"{feed.Path} names no feed of this hub. Example: {string.Join(", ", keys)}").ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}

/// <summary>A feed under a misspelt key would silently never be pulled; and the portal's feeds speak over the portal's session.</summary>
internal sealed class InboundSectionCheck(IConfiguration configuration, IEnumerable<FeedKey> known) : IValidateOptions<InboundSection>
{
    public ValidateOptionsResult Validate(string? name, InboundSection options)
    {
        var keys = known.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        var feeds = configuration.GetSection("Inbound").GetChildren().ToList();
        var mistakes = feeds.Where(child => !keys.Contains(child.Key))
            .Select(child => $"{child.Path} is no feed of this hub; known here: {string.Join(", ", keys)}").ToList();
        var portal = configuration.GetSection("Destinations:portal");
        var pulled = feeds.Where(child => child.Key.StartsWith("portal", StringComparison.Ordinal) && IsEnabled(child)).ToList();
        if (!IsEnabled(portal))
        {
            mistakes.AddRange(pulled.Select(child => $"{child.Path} is enabled, and Destinations:portal, whose session it uses, is not"));
        }
        else if (portal["Protocol"]?.Trim() == "facade")
        {
            mistakes.AddRange(pulled.Select(child =>
                $"{child.Path}:Enabled is true, and Destinations:portal:Protocol is facade, where nothing can be pulled; for example {child.Path}:Enabled=false"));
        }

        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static bool IsEnabled(IConfigurationSection section) => bool.TryParse(section["Enabled"], out var isEnabled) && isEnabled;
}
