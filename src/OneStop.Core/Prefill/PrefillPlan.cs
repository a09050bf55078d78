using System.Collections.Frozen;
using OneStop.Core.Dossiers;
using OneStop.Core.Facts;

namespace OneStop.Core.Prefill;

/// <summary>How one administrative procedure is prefilled, and so what may be looked up for it.</summary>
public sealed record PrefillPlan(
    ProcedureCode Procedure,
    string Version,
    Wording Title,
    string Basis,
    IReadOnlyList<PlanRole> Roles,
    IReadOnlyList<PlanSource> Sources,
    IReadOnlyList<PlanField> Fields)
{
    private static readonly FrozenSet<FactKey> Nothing = [];

    // Asked several times for every look-up, so decided once.
    private readonly FrozenDictionary<(string Registry, string Operation), FrozenSet<FactKey>> byOperation = Sources
        .GroupBy(s => (s.Registry, s.Operation))
        .ToFrozenDictionary(g => g.Key, g => FactsOf(Fields, g.Select(s => s.Name).ToHashSet()));

    private readonly FrozenDictionary<string, FrozenSet<FactKey>> bySource =
        Sources.ToFrozenDictionary(s => s.Name, s => FactsOf(Fields, [s.Name]).Union(s.When?.Facts ?? []).ToFrozenSet());

    /// <summary>The only facts that this procedure may see of an operation: those its fields name.</summary>
    public IReadOnlySet<FactKey> FieldsOf(string registry, string operation) => byOperation.GetValueOrDefault((registry, operation), Nothing);

    /// <summary>What a prefill reads of a source: its fields' facts, and those that its condition compares.</summary>
    public IReadOnlySet<FactKey> FieldsOf(PlanSource source) => bySource[source.Name];

    private static FrozenSet<FactKey> FactsOf(IReadOnlyList<PlanField> fields, HashSet<string> sources) =>
    [
        .. from field in fields
           from fact in field.From
           where sources.Contains(fact.Source)
           from key in field.Columns.Values.Prepend(fact.Fact)
           select key,
    ];
}
