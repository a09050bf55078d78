namespace OneStop.Core.Registries;

/// <summary>A national database: its key, spelt alike in contracts, mocks, configuration and routes, and its operations.</summary>
public sealed record RegistryDescriptor(
    string Key, string NameVi, string NameEn, string Owner, IReadOnlyList<OperationDescriptor> Operations)
{
    // Asked several times for every look-up, and there are only a few: an index would have to follow every copy of this record.
    public OperationDescriptor? Find(string operation)
    {
        for (var i = 0; i < Operations.Count; i++)
        {
            if (Operations[i].Key == operation)
            {
                return Operations[i];
            }
        }

        return null;
    }
}
