using OneStop.Core.Dossiers;
using OneStop.Core.Errors;

namespace OneStop.Host.Endpoints.Reading;

/// <summary>One event of a dossier that the hub already has.</summary>
internal static class ChangeReading
{
    /// <summary>The members that each kind takes beside the envelope's.</summary>
    public static string[]? MembersOf(string? kind) => kind switch
    {
        "status" => ["messageId", "at", "sequence", "dossier", "kind", "status", "step", "receivedAt", "dueAt", "finishedAt", "returnedAt", "refusedAt"],
        "supplement-requested" => ["messageId", "at", "sequence", "dossier", "kind", "requestedBy", "content"],
        "supplement-completed" => ["messageId", "at", "sequence", "dossier", "kind", "receivedBy", "content", "status", "newDueAt"],
        "result" => ["messageId", "at", "sequence", "dossier", "kind", "result"],
        "payment" => ["messageId", "at", "sequence", "dossier", "kind", "payment", "fees"],
        "due-date" => ["messageId", "at", "sequence", "dossier", "kind", "dueAt", "step"],
        _ => null,
    };

    /// <summary>Of no use when anything was reported.</summary>
    public static DossierChange Read(BodyObject body, string kind, Findings findings) => kind switch
    {
        "status" => new DossierChange.Progress(
            Status(body), Step(body, findings)!, body.Time("receivedAt"), body.Time("dueAt"), body.Time("finishedAt"), body.Time("returnedAt"), body.Time("refusedAt")),
        "supplement-requested" => new DossierChange.SupplementRequested(body.Text("requestedBy", 200, required: true)!, body.Text("content", 4000, required: true)!),
        "supplement-completed" => new DossierChange.SupplementCompleted(
            body.Text("receivedBy", 200, required: true)!, body.Text("content", 4000, required: true)!, Status(body), body.Time("newDueAt")),
        "result" => new DossierChange.ResultAdded(Result(body, findings)!),
        "payment" => new DossierChange.Paid(
            body.Choice("payment", Words.Payments, ErrorCode.MemberType, ErrorCode.MemberType) ?? default, body.Items("fees", 100, PartsReading.Fee)),
        _ => new DossierChange.DueMoved(body.Time("dueAt", required: true) ?? default, Step(body, findings)!),
    };

    private static DossierStatus Status(BodyObject body) =>
        body.Choice("status", Words.Statuses, ErrorCode.StatusInvalid, ErrorCode.StatusInvalid) ?? default;

    private static StepText? Step(BodyObject body, Findings findings)
    {
        if (body.Member("step") is { } step)
        {
            return PartsReading.StepText(step, body.At("step"), findings);
        }

        findings.Add(body.At("step"), ErrorCode.TextMissing);
        return null;
    }

    private static DossierResult? Result(BodyObject body, Findings findings)
    {
        if (body.Member("result") is { } result)
        {
            return PartsReading.Result(result, body.At("result"), findings);
        }

        findings.Add(body.At("result"), ErrorCode.ResultMissing);
        return null;
    }
}
