using OneStop.Core.Errors;
using OneStop.Core.Registries;

namespace OneStop.Adapters.Plumbing;

/// <summary>
/// Since when a registry has been failing: the first failure after its last answer. Kept in memory, so a restarted hub counts anew.
/// </summary>
internal sealed class RegistryHealth(TimeProvider clock)
{
    private readonly Lock gate = new();
    private DateTimeOffset? failingSince;

    /// <summary>The result, with the time since when where the source is down.</summary>
    public Lookup Note(Lookup lookup) => lookup switch
    {
        // Our own quota says nothing about the far side, and an answer that breaks the contract is still an answer.
        Lookup.Unavailable { Fault.Code: ErrorCode.QuotaSpent } => lookup,
        Lookup.Unavailable down => down with { Fault = down.Fault with { Since = Failed() } },
        _ => Answered(lookup),
    };

    private DateTimeOffset Failed()
    {
        lock (gate)
        {
            return failingSince ??= clock.GetUtcNow();
        }
    }

    private Lookup Answered(Lookup lookup)
    {
        lock (gate)
        {
            failingSince = null;
        }

        return lookup;
    }
}
