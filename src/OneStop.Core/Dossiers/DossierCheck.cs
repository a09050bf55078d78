using OneStop.Core.Errors;

namespace OneStop.Core.Dossiers;

/// <summary>An event as it is about to be accepted.</summary>
/// <param name="StatusBefore">Null for a dossier that the hub does not have.</param>
/// <param name="LastAt">Source time of the dossier's last event.</param>
/// <param name="After">With the evidence that the hub holds.</param>
public sealed record Passage(
    DossierStatus? StatusBefore, DateTimeOffset? LastAt, DossierState After, IReadOnlyList<ProcessingStep> Steps, DateTimeOffset At, DateTimeOffset Now);

/// <summary>Everything that is wrong or doubtful about an event before it is accepted.</summary>
public sealed class DossierCheck(DossierRules rules)
{
    private readonly StateCheck states = new(rules);

    public IReadOnlyList<Finding> Run(Passage passage)
    {
        var findings = new List<Finding>();
        CheckTransitions(passage, findings);
        CheckOrigin(passage, findings);
        TimeCheck.Run(passage, findings);
        states.Run(passage.After, findings);
        return findings;
    }

    /// <summary>With what the table knows where the caller left it out.</summary>
    public DossierProcedure Completed(DossierProcedure procedure) => rules.Terms.Find(procedure.Code) is { } term
        ? procedure with
        {
            Name = procedure.Name ?? term.Name,
            SectorCode = procedure.SectorCode ?? term.SectorCode,
            SectorName = procedure.SectorName ?? term.SectorName,
        }
        : procedure;

    /// <summary>What is doubtful about a dossier as it stands, for telling what an event added to it.</summary>
    public IEnumerable<Finding> DoubtsOf(DossierState state)
    {
        var findings = new List<Finding>();
        states.Run(state, findings);
        return findings.Where(finding => finding.Severity == Severity.Doubt);
    }

    // A dossier that was filed on the portal keeps the code that it got there.
    private void CheckOrigin(Passage passage, List<Finding> findings)
    {
        if (rules.Province is { } province && passage.StatusBefore is null && !passage.After.FromPortal
            && !passage.After.Code.Agency.Split('.').Contains(province, StringComparer.Ordinal))
        {
            findings.Add(Finding.Hard(ErrorCode.DossierCodeForeign, ""));
        }
    }

    // The steps may pass through several statuses on the way to the one where the dossier stands now.
    private void CheckTransitions(Passage passage, List<Finding> findings)
    {
        var status = passage.StatusBefore;
        for (var i = 0; i < passage.Steps.Count; i++)
        {
            var step = passage.Steps[i];
            if (!rules.Transitions.Allows(status, step.Status, ProvinceTime.DayOf(step.At)))
            {
                findings.Add(Finding.Hard(ErrorCode.TransitionNotAllowed, $"/steps/{i}/status"));
            }

            status = step.Status;
        }

        if (!rules.Transitions.Allows(status, passage.After.Status, ProvinceTime.DayOf(passage.At)))
        {
            findings.Add(Finding.Hard(ErrorCode.TransitionNotAllowed, "/status"));
        }
    }
}
