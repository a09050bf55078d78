using OneStop.Core.Errors;

namespace OneStop.Core.Dossiers;

/// <summary>Marks of reuse against each other and against what the hub recorded.</summary>
internal static class ReuseCheck
{
    public static void Run(DossierState state, List<Finding> findings)
    {
        foreach (var (paper, place) in PlacedPaper.AllOf(state))
        {
            if (Mistake(paper, state.Evidence) is { } member)
            {
                findings.Add(Finding.Hard(ErrorCode.ReuseContradicted, $"{place}/{member}"));
            }
            else if (paper.Reuse == PaperReuse.Digitised && !state.Evidence.DigitisedPapers.Contains(paper.Id))
            {
                findings.Add(Finding.Doubt(ErrorCode.ReuseUnproven, $"{place}/reuse"));
            }
        }
    }

    private static string? Mistake(DossierPaper paper, DossierEvidence evidence) => paper switch
    {
        { Reuse: PaperReuse.Warehouse } when !evidence.WarehousePapers.Contains(paper.Id) => "reuse",
        { Reuse: PaperReuse.Digitised, File: null } => "reuse",
        { Reuse: PaperReuse.None, ReplacedByResult: not null } => "replacedByResult",
        _ => null,
    };
}
