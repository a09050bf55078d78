using OneStop.Core.Errors;

namespace OneStop.Core.Dossiers;

/// <summary>Times run forwards, and nothing has happened yet that lies in the future (F20, B47).</summary>
internal static class TimeCheck
{
    /// <summary>How far a sending system's clock may be ahead.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static void Run(Passage passage, List<Finding> findings)
    {
        var check = new Clock(passage.Now + Tolerance, findings);
        check.Happened(passage.At, "/at", notBefore: passage.LastAt);
        CheckState(passage.After, check);
        CheckSupplements(passage.After, check);
        CheckSteps(passage, check);
    }

    private static void CheckState(DossierState state, Clock check)
    {
        check.Happened(state.FiledAt, "/filedAt", null);
        check.Happened(state.ReceivedAt, "/receivedAt", state.FiledAt);
        check.Happened(state.RefusedAt, "/refusedAt", state.FiledAt);
        check.Happened(state.FinishedAt, "/finishedAt", state.ReceivedAt ?? state.FiledAt);
        check.Happened(state.ReturnedAt, "/returnedAt", state.FinishedAt ?? state.ReceivedAt ?? state.FiledAt);
        check.NotBefore(state.DueAt, "/dueAt", state.ReceivedAt);
    }

    private static void CheckSupplements(DossierState state, Clock check)
    {
        var last = state.FiledAt;
        for (var i = 0; i < state.Supplements.Count; i++)
        {
            var supplement = state.Supplements[i];
            check.Happened(supplement.RequestedAt, $"/supplements/{i}/requestedAt", last);
            check.Happened(supplement.CompletedAt, $"/supplements/{i}/completedAt", supplement.RequestedAt);
            check.NotBefore(supplement.NewDueAt, $"/supplements/{i}/newDueAt", supplement.CompletedAt);
            last = supplement.CompletedAt ?? supplement.RequestedAt;
        }
    }

    private static void CheckSteps(Passage passage, Clock check)
    {
        var last = passage.LastAt;
        for (var i = 0; i < passage.Steps.Count; i++)
        {
            var step = passage.Steps[i];
            check.Happened(step.At, $"/steps/{i}/at", last);
            check.NotBefore(passage.At, "/at", step.At);
            last = step.At;
        }
    }

    private sealed class Clock(DateTimeOffset latest, List<Finding> findings)
    {
        public void Happened(DateTimeOffset? at, string pointer, DateTimeOffset? notBefore)
        {
            if (at > latest)
            {
                findings.Add(Finding.Hard(ErrorCode.TimeInFuture, pointer));
            }

            NotBefore(at, pointer, notBefore);
        }

        public void NotBefore(DateTimeOffset? at, string pointer, DateTimeOffset? notBefore)
        {
            if (at < notBefore)
            {
                var finding = Finding.Hard(ErrorCode.TimesBackwards, pointer);
                if (!findings.Contains(finding))
                {
                    findings.Add(finding);
                }
            }
        }
    }
}
