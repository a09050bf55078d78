using OneStop.Core.Errors;

namespace OneStop.Core.Dossiers;

/// <summary>What must hold of a dossier wherever it stands, and what will cost it points.</summary>
internal sealed class StateCheck(DossierRules rules)
{
    public void Run(DossierState state, List<Finding> findings)
    {
        CheckProcedure(state, findings);
        CheckApplicant(state, findings);
        CheckMoments(state, findings);
        CheckDue(state, findings);
        CheckSupplements(state, findings);
        CheckFees(state, findings);
        ReuseCheck.Run(state, findings);
        CheckResults(state, findings);
    }

    private static void CheckProcedure(DossierState state, List<Finding> findings)
    {
        var procedure = state.Procedure;
        foreach (var (text, place) in new[] { (procedure.Name, "name"), (procedure.SectorCode, "sectorCode"), (procedure.SectorName, "sectorName") })
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                findings.Add(Finding.Doubt(ErrorCode.ProcedureIncomplete, $"/procedure/{place}"));
            }
        }
    }

    private static void CheckApplicant(DossierState state, List<Finding> findings)
    {
        var applicant = state.Applicant;
        var named = applicant.Kind == ApplicantKind.Citizen ? applicant.Name is not null : applicant.OrganisationName is not null;
        if (!named)
        {
            findings.Add(Finding.Hard(ErrorCode.ApplicantIncomplete, applicant.Kind == ApplicantKind.Citizen ? "/applicant/name" : "/applicant/organisationName"));
        }

        foreach (var (i, id) in applicant.PersonalIds.Index())
        {
            if (id.IsPlaceholder)
            {
                findings.Add(Finding.Hard(ErrorCode.PersonalIdPlaceholder, $"/applicant/personalIds/{i}"));
            }
        }
    }

    // A dossier may wait for supplements, be withdrawn or be stopped without ever having been received.
    private static void CheckMoments(DossierState state, List<Finding> findings)
    {
        if (state.ReceivedAt is null
            && state.Status is DossierStatus.Received or DossierStatus.Processing or DossierStatus.PaymentRequested
                or DossierStatus.Finished or DossierStatus.Returned)
        {
            findings.Add(Finding.Hard(ErrorCode.ReceivedAtMissing, "/receivedAt"));
        }

        if (state.FinishedAt is null && state.Status == DossierStatus.Finished)
        {
            findings.Add(Finding.Hard(ErrorCode.FinishedAtMissing, "/finishedAt"));
        }

        if (state.FinishedAt is null && state.Status == DossierStatus.Returned)
        {
            findings.Add(Finding.Doubt(ErrorCode.ReturnedUnfinished, "/finishedAt"));
        }
    }

    // After supplements the law starts the term again (Decree 118/2025 Art. 19.5): the later of the two ends is not yet too late.
    private void CheckDue(DossierState state, List<Finding> findings)
    {
        if (state.ReceivedAt is not { } received)
        {
            return;
        }

        if (state.DueAt is not { } due)
        {
            findings.Add(Finding.Doubt(ErrorCode.DueMissing, "/dueAt"));
            return;
        }

        if (rules.Terms.Find(state.Procedure.Code) is not { } term)
        {
            return;
        }

        var from = state.Supplements.Aggregate(received, (latest, s) => s.CompletedAt > latest ? s.CompletedAt.Value : latest);
        var end = Deadline.Of(from, term.Longest, rules.Calendar);
        if (due > end && rules.Calendar.Knows(ProvinceTime.DayOf(from)) && rules.Calendar.Knows(ProvinceTime.DayOf(end)))
        {
            findings.Add(Finding.Doubt(ErrorCode.DueBeyondTerm, "/dueAt"));
        }
    }

    private static void CheckSupplements(DossierState state, List<Finding> findings)
    {
        if (state.Supplements.Count > 1)
        {
            findings.Add(Finding.Doubt(ErrorCode.SecondSupplement, $"/supplements/{state.Supplements.Count - 1}"));
        }

        if (state.Status == DossierStatus.SupplementRequested && state.Supplements is [] or [.., { CompletedAt: not null }])
        {
            findings.Add(Finding.Doubt(ErrorCode.SupplementMissing, "/supplements"));
        }
    }

    private static void CheckFees(DossierState state, List<Finding> findings)
    {
        for (var i = 0; i < state.Fees.Count; i++)
        {
            if (state.Fees[i] is { Exempt: true, Amount: not 0 })
            {
                findings.Add(Finding.Hard(ErrorCode.ExemptionNotZero, $"/fees/{i}/amount"));
            }

            if (state.Fees[i].PaidOnline && state.Payment == OnlinePayment.None)
            {
                findings.Add(Finding.Doubt(ErrorCode.PaymentContradicted, $"/fees/{i}/paidOnline"));
            }
        }
    }

    private void CheckResults(DossierState state, List<Finding> findings)
    {
        for (var i = 0; i < state.Results.Count; i++)
        {
            if (state.Results[i].File is null)
            {
                findings.Add(Finding.Hard(ErrorCode.ResultFileMissing, $"/results/{i}/file"));
            }

            if (string.IsNullOrEmpty(state.Results[i].Code))
            {
                findings.Add(Finding.Doubt(ErrorCode.ResultCodeMissing, $"/results/{i}/code"));
            }
        }

        var isDone = state.Status is DossierStatus.Finished or DossierStatus.Returned;
        if (isDone && state.Results.Count == 0 && rules.Terms.Find(state.Procedure.Code)?.ReturnsPaper != false)
        {
            findings.Add(Finding.Doubt(ErrorCode.ResultMissing, "/results"));
        }
    }
}
