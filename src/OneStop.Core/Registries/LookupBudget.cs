namespace OneStop.Core.Registries;

/// <summary>How long may be waited: somebody stands at the counter, or nobody does.</summary>
public enum LookupBudget
{
    Interactive,
    Batch,
}
