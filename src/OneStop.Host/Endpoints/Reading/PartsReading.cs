using System.Text.Json;
using System.Text.RegularExpressions;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;

namespace OneStop.Host.Endpoints.Reading;

/// <summary>The lists of a dossier. Each reader returns null when anything of the item is wrong, which is then reported.</summary>
internal static partial class PartsReading
{
    private const long MostMoney = 10_000_000_000_000;
    private const int LongName = 4000;
    private const int MostSupplementPapers = 100;
    private const int MostSupplementFees = 100;

    public static DossierPaper? Paper(JsonElement element, string pointer, Findings findings)
    {
        if (BodyObject.Open(element, pointer, findings, "id", "name", "component", "file", "replacedByResult", "reuse", "deleted") is not { } paper)
        {
            return null;
        }

        var id = paper.Text("id", 100, required: true);
        var name = paper.Text("name", LongName, required: true);
        var reuse = paper.Choice("reuse", Words.Reuses, missing: null, ErrorCode.MemberType) ?? PaperReuse.None;
        return new(id!, name!, paper.Text("component", 100), File(paper, findings), paper.Text("replacedByResult", 100), reuse, paper.Flag("deleted"));
    }

    public static DossierFee? Fee(JsonElement element, string pointer, Findings findings)
    {
        if (BodyObject.Open(element, pointer, findings, "name", "amount", "kind", "code", "exempt", "paidOnline") is not { } fee)
        {
            return null;
        }

        var exempt = fee.Flag("exempt");
        var amount = fee.Whole("amount", 0, MostMoney, exempt ? ErrorCode.ExemptionNotZero : ErrorCode.AmountInvalid, required: true);
        var kind = fee.Whole("kind", 1, 2, ErrorCode.NumberInvalid) ?? 1;
        return new(fee.Text("name", 500, required: true)!, amount ?? 0, (int)kind, fee.Text("code", 100), exempt, fee.Flag("paidOnline"));
    }

    public static SupplementRequest? Supplement(JsonElement element, string pointer, Findings findings)
    {
        if (BodyObject.Open(
                element, pointer, findings,
                "number", "requestedBy", "content", "requestedAt", "completedAt", "receivedBy", "completionNote", "previousDueAt", "newDueAt", "papers", "fees") is not { } supplement)
        {
            return null;
        }

        return new(
            (int)(supplement.Whole("number", 1, 1000, ErrorCode.NumberInvalid, required: true) ?? 0),
            supplement.Text("requestedBy", 200, required: true)!,
            supplement.Text("content", LongName, required: true)!,
            supplement.Time("requestedAt", required: true) ?? default,
            supplement.Time("completedAt"),
            supplement.Text("receivedBy", 200),
            supplement.Text("completionNote", LongName),
            supplement.Time("previousDueAt"),
            supplement.Time("newDueAt"))
        {
            Papers = supplement.Items("papers", MostSupplementPapers, Paper),
            Fees = supplement.Items("fees", MostSupplementFees, Fee),
        };
    }

    public static DossierResult? Result(JsonElement element, string pointer, Findings findings)
    {
        if (BodyObject.Open(element, pointer, findings, "id", "name", "file", "code", "component") is not { } result)
        {
            return null;
        }

        return new(
            result.Text("id", 100, required: true)!,
            result.Text("name", 2000, required: true)!,
            File(result, findings),
            result.Text("code", 100),
            result.Text("component", 100));
    }

    public static ProcessingStep? Step(JsonElement element, string pointer, Findings findings)
    {
        if (BodyObject.Open(element, pointer, findings, "officer", "at", "content", "status", "title", "department", "from", "until") is not { } step)
        {
            return null;
        }

        var at = step.Time("at", required: true);
        var status = step.Choice("status", Words.Statuses, ErrorCode.StatusInvalid, ErrorCode.StatusInvalid);
        return StepText(step).At(at ?? default, status ?? default);
    }

    public static StepText? StepText(JsonElement element, string pointer, Findings findings) =>
        BodyObject.Open(element, pointer, findings, "officer", "content", "title", "department", "from", "until") is { } step ? StepText(step) : null;

    private static StepText StepText(BodyObject step) => new(
        step.Text("officer", 200, required: true)!,
        step.Text("content", LongName, required: true)!,
        step.Text("title", 200),
        step.Text("department", 500),
        step.Time("from"),
        step.Time("until"));

    private static FileReference? File(BodyObject owner, Findings findings)
    {
        if (owner.Member("file") is not { } element || BodyObject.Open(element, owner.At("file"), findings, "name", "sha256", "url") is not { } file)
        {
            return null;
        }

        var name = file.Text("name", 255);
        var hash = file.Text("sha256", 64);
        var address = file.Text("url", 2000);
        var url = Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed is { Scheme: "https", UserInfo.Length: 0 } ? parsed : null;
        if (name is null || !IsPlain(name) || hash is null || !Sha256().IsMatch(hash) || (address is not null && url is null))
        {
            findings.Add(owner.At("file"), ErrorCode.FileReferenceInvalid);
            return null;
        }

        return new(name, hash, url);
    }

    // Whoever stores the file under its name must not be led elsewhere by it.
    private static bool IsPlain(string name) => name is not ("." or "..") && !name.Any(letter => letter is '/' or '\\' || char.IsControl(letter));

    [GeneratedRegex(@"\A[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Sha256();
}
