using System.Xml.Schema;

namespace OneStop.Mocks;

/// <summary>Judges calls to the population database: digest and clock, element order, the triple match, the triggers.</summary>
internal sealed class PopulationGate(NationData nation, XmlSchemaSet contract, string user, string secret) : IGate
{
    public const string SoapPath = "/dancu/1.0";
    public const string FacadePath = "/apiCSDLDanCu/ChiaSeThongTinCongDan";
    private readonly TokenDesk tokens = new(user, secret);
    private readonly PopulationRecord record = new(nation);

    public Verdict Judge(Call call) => call.Path switch
    {
        "/token" => tokens.Issue(call),
        SoapPath when call.Request.Method == HttpMethods.Post => JudgeSoap(call),
        FacadePath when call.Request.Method == HttpMethods.Post => JudgeFacade(call),
        _ => Verdict.Unknown,
    };

    private Verdict JudgeSoap(Call call)
    {
        if (DigestCheck.Refuse(call, user, secret) is { } refused)
        {
            return Verdict.Business("unread", refused);
        }

        var xml = call.Request.ContentType is { } type
            && (type.StartsWith("text/xml", StringComparison.OrdinalIgnoreCase) || type.StartsWith("application/xml", StringComparison.OrdinalIgnoreCase));
        var asked = xml ? PopulationQuestion.FromSoap(call.OpenBody(), contract) : null;
        return asked is null ? Verdict.Business("unread", "server.order") : Decide(asked, facade: false);
    }

    private Verdict JudgeFacade(Call call)
    {
        // The facade's scheme is not attested: a bearer token, as elsewhere on the gateway, or the digest over the facade's own path.
        if (tokens.Check(call) != Bearer.Accepted && DigestCheck.Refuse(call, user, secret) is not null)
        {
            return Verdict.Business("unread", "server.digest");
        }

        return PopulationQuestion.FromFacade(call.Body) is { RequestId.Length: > 0 } asked
            ? Decide(asked, facade: true)
            : Verdict.Business("unread", "facade.field");
    }

    private Verdict Decide(PopulationQuestion asked, bool facade)
    {
        var scope = facade ? $"facade-{asked.Operation}" : asked.Operation;
        var outcome = Trigger.Of(asked.Key) switch
        {
            Trigger.Authentication => "server.digest",
            Trigger.Procedure => $"{scope}.004",
            Trigger.Officer => $"{scope}.005",
            Trigger.Throttled => "server.throttled",
            Trigger.Fault => "server.fault",
            Trigger.Suspended => "server.suspended",
            Trigger.Duplicate => facade ? "facade.duplicate" : "server.duplicate",
            Trigger.Field => facade ? "facade.field" : "server.field",
            Trigger.Malformed => facade ? "facade.malformed" : "server.malformed",
            _ when asked.Integration != (asked.Operation == "citizen" ? "037" : "003") => facade ? "facade.field" : "server.field",
            _ => null,
        };
        var person = PersonOf(asked);
        var verdict = outcome is not null
            ? Verdict.Business(asked.Operation, outcome)
            : asked.Operation == "verification" ? Exists(scope, person) : Matches(scope, asked, person);
        if (facade && verdict.Render is { } inner)
        {
            verdict = verdict with { Render = () => PopulationRecord.InFacade(inner()) };
        }

        return verdict with
        {
            RequestId = asked.RequestId,
            SubjectKey = asked.Key,
            Slow = Trigger.Of(asked.Key) == Trigger.Slow,
            Truncate = Trigger.Of(asked.Key) == Trigger.Truncated,
        };
    }

    /// <summary>By either number; with both, they must be one person's.</summary>
    private Person? PersonOf(PopulationQuestion asked)
    {
        var person = asked.Number is { } number ? nation.ById(number) : nation.ByCmnd(asked.Cmnd ?? "");
        return asked is { Number: not null, Cmnd: { } old } && person?.Cmnd is { } registered && registered != old ? null : person;
    }

    private static Verdict Exists(string scope, Person? person) =>
        Verdict.Business("verification", person is null ? $"{scope}.absent" : $"{scope}.exists");

    private Verdict Matches(string scope, PopulationQuestion asked, Person? person)
    {
        if (person is null || NameFolding.Wire(person.Name.Full) != asked.Name || !BirthMatches(person.Birth, asked.Birth))
        {
            return Verdict.Business("citizen", $"{scope}.empty");
        }

        return Trigger.Of(asked.Key) switch
        {
            Trigger.Partial => Found("partial", () => record.Write([person], partial: true)),
            Trigger.Two => Found("two", () => record.Write([person, nation[person.Twin!] with { Id = person.Id }])),
            _ => Found("found", () => record.Write([person])),
        };

        Verdict Found(string outcome, Func<byte[]> render) => Verdict.Business("citizen", $"{scope}.{outcome}") with { Render = render };
    }

    /// <summary>The precision must match too; a month can only be asked as its year.</summary>
    private static bool BirthMatches(string registered, string asked) =>
        registered.Replace("-", "", StringComparison.Ordinal) is { Length: 8 } day ? day == asked : registered[..4] == asked;
}
