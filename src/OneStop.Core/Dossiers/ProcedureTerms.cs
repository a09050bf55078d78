using System.Collections.Frozen;

namespace OneStop.Core.Dossiers;

/// <param name="Longest">The longest that the procedure may take.</param>
/// <param name="ReturnsPaper">True where the result is a paper, so that an electronic result with a file is due.</param>
/// <param name="Name">As published, with its sector: for dossiers whose system leaves them out. Null where nobody entered them.</param>
public sealed record ProcedureTerm(
    ProcedureCode Procedure, Term Longest, bool ReturnsPaper, string? Name = null, string? SectorCode = null, string? SectorName = null);

/// <summary>What is known of procedures' terms. About a procedure that it does not hold, nothing is claimed.</summary>
public sealed class ProcedureTerms(IEnumerable<ProcedureTerm> terms)
{
    private readonly FrozenDictionary<ProcedureCode, ProcedureTerm> byCode = terms.ToFrozenDictionary(term => term.Procedure);

    public ProcedureTerm? Find(ProcedureCode procedure) => byCode.GetValueOrDefault(procedure);
}
