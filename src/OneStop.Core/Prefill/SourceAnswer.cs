using OneStop.Core.Errors;
using OneStop.Core.Registries;

namespace OneStop.Core.Prefill;

/// <summary>What one source of the plan said. <see cref="Lookup"/> is null when its role was not given.</summary>
/// <param name="IsMet">Whether the source's condition holds; null when the record says too little to tell. Only true lets a field be filled.</param>
internal sealed record SourceAnswer(PlanSource Source, Lookup? Lookup, TimeSpan Elapsed, bool? IsMet = true)
{
    public SourceReport? Report() =>
        Lookup is null ? null : new(Source, LookupOutcome.NameOf(Lookup), Elapsed, Lookup.Source, LookupOutcome.FaultOf(Lookup));
}
