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
    /// <summary>The only facts that this procedure may see of an operation: those its fields name.</summary>
    public IReadOnlySet<FactKey> FieldsOf(string registry, string operation) =>
        FactsOf(Sources.Where(s => s.Registry == registry && s.Operation == operation).Select(s => s.Name).ToHashSet());

    public IReadOnlySet<FactKey> FieldsOf(PlanSource source) => FactsOf([source.Name]);

    private HashSet<FactKey> FactsOf(HashSet<string> sources) =>
    [
        .. from field in Fields
           from fact in field.From
           where sources.Contains(fact.Source)
           from key in field.Columns.Values.Prepend(fact.Fact)
           select key,
    ];
}
