using OneStop.Core.Dossiers;
using OneStop.Core.Errors;

namespace OneStop.Host.Endpoints.Reading;

/// <summary>A whole dossier.</summary>
internal static class StateReading
{
    private const int MostPapers = 500;
    private const int MostSteps = 500;

    public static readonly string[] Members =
    [
        "messageId", "at", "sequence", "dossier", "kind",
        "procedure", "status", "channel", "applicant", "unit", "abstract", "filedAt", "receivedAt", "dueAt", "finishedAt", "returnedAt",
        "refusedAt", "returnByPost", "fromPortal", "note", "payment", "papers", "fees", "supplements", "results", "steps",
    ];

    /// <summary>Of no use when anything was reported.</summary>
    public static DossierChange.Full Read(BodyObject body, DossierCode code)
    {
        var state = new DossierState
        {
            Code = code,
            Procedure = Procedure(body)!,
            Status = body.Choice("status", Words.Statuses, ErrorCode.StatusInvalid, ErrorCode.StatusInvalid) ?? default,
            Channel = body.Choice("channel", Words.Channels, ErrorCode.ChannelMissing, ErrorCode.ChannelMissing) ?? default,
            Applicant = ApplicantReading.Read(body)!,
            Unit = Unit(body)!,
            Abstract = body.Text("abstract", 4000),
            FiledAt = body.Time("filedAt"),
            ReceivedAt = body.Time("receivedAt"),
            DueAt = body.Time("dueAt"),
            FinishedAt = body.Time("finishedAt"),
            ReturnedAt = body.Time("returnedAt"),
            RefusedAt = body.Time("refusedAt"),
            ReturnByPost = body.Flag("returnByPost"),
            FromPortal = body.Flag("fromPortal"),
            Note = body.Text("note", 4000),
            Payment = body.Choice("payment", Words.Payments, missing: null, ErrorCode.MemberType) ?? OnlinePayment.None,
            Papers = body.Items("papers", MostPapers, PartsReading.Paper),
            Fees = body.Items("fees", 100, PartsReading.Fee),
            Supplements = body.Items("supplements", 50, PartsReading.Supplement),
            Results = body.Items("results", 100, PartsReading.Result),
        };
        return new(state, body.Items("steps", MostSteps, PartsReading.Step));
    }

    public static DossierUnit? Unit(BodyObject body)
    {
        if (body.Object("unit", ErrorCode.AgencyCodeInvalid, "code", "name") is not { } unit)
        {
            return null;
        }

        return new(unit.Parse<AgencyCode>("code", AgencyCode.TryParse)!, unit.Text("name", 500, required: true)!);
    }

    private static DossierProcedure? Procedure(BodyObject body)
    {
        if (body.Object("procedure", ErrorCode.ProcedureCodeInvalid, "code", "name", "sectorCode", "sectorName") is not { } procedure)
        {
            return null;
        }

        return new(
            procedure.Parse<ProcedureCode>("code", ProcedureCode.TryParse)!,
            procedure.Text("name", 1000),
            procedure.Text("sectorCode", 100),
            procedure.Text("sectorName", 500));
    }
}
