using OneStop.Core.Errors;
using OneStop.Core.Registries;

namespace OneStop.Core.Prefill;

/// <summary>What one source of the plan said. <see cref="Lookup"/> is null when its role was not given.</summary>
internal sealed record SourceAnswer(PlanSource Source, Lookup? Lookup, TimeSpan Elapsed)
{
    public SourceReport? Report() =>
        Lookup is null ? null : new(Source, LookupOutcome.NameOf(Lookup), Elapsed, Lookup.Source, LookupOutcome.FaultOf(Lookup));
}
