namespace OneStop.Core.Registries;

/// <summary>What this hub can ask, as configured. Two registries under one key fail at once.</summary>
public sealed class RegistryCatalogue(IEnumerable<RegistryDescriptor> registries)
{
    private readonly Dictionary<string, RegistryDescriptor> byKey = registries.ToDictionary(r => r.Key);

    public IReadOnlyCollection<RegistryDescriptor> All => byKey.Values;

    public RegistryDescriptor? Find(string registry) => byKey.GetValueOrDefault(registry);
}
