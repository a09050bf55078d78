using OneStop.Core.Dossiers;

namespace OneStop.Core.Prefill;

/// <summary>The plans in force, one per procedure.</summary>
public sealed class PlanBook(IEnumerable<PrefillPlan> plans)
{
    private readonly Dictionary<ProcedureCode, PrefillPlan> byProcedure = plans.ToDictionary(p => p.Procedure);

    public IReadOnlyCollection<PrefillPlan> All => byProcedure.Values;

    public PrefillPlan? Find(ProcedureCode procedure) => byProcedure.GetValueOrDefault(procedure);
}
