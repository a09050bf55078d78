namespace OneStop.Core.Registries;

/// <summary>A national database: its key, spelt alike in contracts, mocks, configuration and routes, and its operations.</summary>
public sealed record RegistryDescriptor(
    string Key, string NameVi, string NameEn, string Owner, IReadOnlyList<OperationDescriptor> Operations)
{
    public OperationDescriptor? Find(string operation) => Operations.FirstOrDefault(o => o.Key == operation);
}
