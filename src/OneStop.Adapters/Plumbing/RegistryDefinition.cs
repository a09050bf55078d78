using OneStop.Adapters.Plumbing.Credentials;
using OneStop.Adapters.Plumbing.Settings;
using OneStop.Core.Errors;
using OneStop.Core.Registries;

namespace OneStop.Adapters.Plumbing;

/// <summary>What an adapter states about its far side once, before any configuration.</summary>
/// <param name="Schemes">The dialects it speaks, the usual one first, and how each proves who we are.</param>
/// <param name="Path">Default service path, where the path is configuration.</param>
/// <param name="Classify">The adapter's own reading of an error body; null leaves it to the shared table.</param>
internal sealed record RegistryDefinition(
    RegistryDescriptor Descriptor,
    IReadOnlyDictionary<string, CredentialKind> Schemes,
    string Path = "",
    Func<FailedReply, Fault?>? Classify = null)
{
    public string Key => Descriptor.Key;

    /// <summary>The descriptor as the catalogue shows it: what configuration switched off, or never configured, is disabled.</summary>
    public RegistryDescriptor Configured(RegistryOptions options) => Descriptor with
    {
        Operations =
        [
            .. Descriptor.Operations.Select(o => o with
            {
                Enabled = options.Usable && options.Operations[o.Key].Enabled,
                RetrySafe = o.RetrySafe && options.Operations[o.Key].Retry != false,
            }),
        ],
    };
}
