using System.Collections.Frozen;
using OneStop.Core.Access;
using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Core.Prefill;

namespace OneStop.Core.Registries;

/// <summary>A single look-up under the rules of a prefill: the procedure's plan says what may be asked and seen.</summary>
public sealed class LookupDesk(IEnumerable<IRegistry> registries, PlanBook plans, TimeProvider time)
{
    private readonly Dictionary<string, IRegistry> byKey = registries.ToDictionary(r => r.Descriptor.Key);

    /// <summary>
    /// Refusals come back as <see cref="Lookup.Refused"/>: the registry itself checks the purpose, so that they stand in the access log.
    /// </summary>
    /// <param name="only">Narrows the answer, never widens it; null for everything that the plan allows.</param>
    public async Task<Lookup> AskAsync(
        string registry, string operation, Subject subject, Purpose purpose, IReadOnlySet<FactKey>? only, CancellationToken cancellationToken)
    {
        if (!byKey.TryGetValue(registry, out var known))
        {
            return new Lookup.Refused(new Fault(ErrorCode.RegistryUnknown)) { Source = new(registry, operation, time.GetUtcNow(), RequestId: "") };
        }

        var allowed = plans.Find(purpose.Procedure)?.FieldsOf(registry, operation) ?? FrozenSet<FactKey>.Empty;
        var fields = only is null ? allowed : allowed.Where(only.Contains).ToHashSet();
        return await known.LookupAsync(new LookupRequest(operation, subject, purpose, fields), cancellationToken);
    }
}
