using OneStop.Core.Errors;

namespace OneStop.Core.Dossiers;

/// <summary>A dossier after an event, and the steps that the event adds.</summary>
public sealed record DossierAfter(DossierState State, IReadOnlyList<ProcessingStep> Steps);

/// <summary>Applies one event to a dossier. Decides nothing about whether it may be: that is <see cref="DossierCheck"/>'s.</summary>
public static class DossierStep
{
    /// <summary>Null, with the reason, where the event has nothing that it could apply to.</summary>
    /// <param name="before">Null for a dossier that the hub does not have; then only the whole dossier can be applied.</param>
    public static DossierAfter? Apply(DossierState? before, DossierChange change, DateTimeOffset at, out Finding? obstacle)
    {
        obstacle = null;
        switch (change, before)
        {
            case (DossierChange.Full full, _):
                return new(full.State, full.Steps);
            case (_, null):
                obstacle = Finding.Hard(ErrorCode.DossierUnknown, "");
                return null;
            case (DossierChange.SupplementCompleted, _) when before.Supplements is [] or [.., { CompletedAt: not null }]:
                obstacle = Finding.Hard(ErrorCode.SupplementNotOpen, "/supplements");
                return null;
            default:
                return Applied(before, change, at);
        }
    }

    private static DossierAfter Applied(DossierState before, DossierChange change, DateTimeOffset at) => change switch
    {
        DossierChange.Progress step => new(Moved(before, step), [step.Step.At(at, step.Status)]),
        DossierChange.SupplementRequested request => Requested(before, request, at),
        DossierChange.SupplementCompleted done => Completed(before, done, at),
        DossierChange.ResultAdded added => new(before with { Results = With(before.Results, added.Result) }, []),
        DossierChange.Paid paid => new(before with { Payment = paid.Payment, Fees = paid.Fees }, []),
        DossierChange.DueMoved moved => new(before with { DueAt = moved.DueAt }, [moved.Step.At(at, before.Status)]),
        _ => throw new InvalidOperationException($"Nobody applies {change.GetType().Name}."),
    };

    private static DossierState Moved(DossierState before, DossierChange.Progress step) => before with
    {
        Status = step.Status,
        ReceivedAt = step.ReceivedAt ?? before.ReceivedAt,
        DueAt = step.DueAt ?? before.DueAt,
        FinishedAt = step.FinishedAt ?? before.FinishedAt,
        ReturnedAt = step.ReturnedAt ?? before.ReturnedAt,
        RefusedAt = step.RefusedAt ?? before.RefusedAt,
    };

    private static DossierAfter Requested(DossierState before, DossierChange.SupplementRequested request, DateTimeOffset at)
    {
        var number = before.Supplements.Count == 0 ? 1 : before.Supplements.Max(s => s.Number) + 1;
        var state = before with
        {
            Status = DossierStatus.SupplementRequested,
            Supplements = [.. before.Supplements, new(number, request.RequestedBy, request.Content, at)],
        };
        return new(state, [new(request.RequestedBy, at, request.Content, DossierStatus.SupplementRequested)]);
    }

    private static DossierAfter Completed(DossierState before, DossierChange.SupplementCompleted done, DateTimeOffset at)
    {
        var completed = before.Supplements[^1] with
        {
            CompletedAt = at,
            ReceivedBy = done.ReceivedBy,
            CompletionNote = done.Note,
            PreviousDueAt = done.NewDueAt is null ? null : before.DueAt,
            NewDueAt = done.NewDueAt,
        };
        var state = before with
        {
            Status = done.Status,
            DueAt = done.NewDueAt ?? before.DueAt,
            Supplements = [.. before.Supplements.SkipLast(1), completed],
        };
        return new(state, [new(done.ReceivedBy, at, done.Note, done.Status)]);
    }

    private static IReadOnlyList<DossierResult> With(IReadOnlyList<DossierResult> results, DossierResult added) =>
        results.Any(r => r.Id == added.Id) ? [.. results.Select(r => r.Id == added.Id ? added : r)] : [.. results, added];
}
