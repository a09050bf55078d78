using System.Text.RegularExpressions;

namespace OneStop.Mocks;

/// <summary>Judges calls to the business registration database: token, key, the triggers.</summary>
internal sealed partial class EnterpriseGate(NationData nation, TokenDesk tokens) : IGate
{
    private readonly EnterpriseRecord record = new(nation);

    public Verdict Judge(Call call) => (call.Request.Method, call.Path) switch
    {
        (_, "/token") => tokens.Issue(call),
        ("GET", "/apiDKKD/DoanhNghiep/chiTietDoanhNghiep") => Decide(call, "enterprise", "enterprise", "msdn"),
        ("GET", "/apiDKKD/HoKinhDoanh/chiTietHoKinhDoanh") => Decide(call, "household-business", "household", "mst"),
        ("GET", "/apiDKKD/HopTacXa/chiTietHopTacXa") => Decide(call, "cooperative", "cooperative", "mst"),
        ("GET", "/apiCSDLDKDN/1.0/chiTietDoanhNghiep") => Decide(call, "v1", "enterprise", "msdn"),
        _ => Verdict.Unknown,
    };

    private Verdict Decide(Call call, string operation, string kind, string parameter)
    {
        var key = call.Request.Query[parameter].ToString();
        // The branch's hyphen may be missing on the wire.
        key = key.Length == 13 && !key.Contains('-', StringComparison.Ordinal) ? $"{key[..10]}-{key[10..]}" : key;
        var shape = operation == "v1" ? "v1" : "v2";
        var outcome = tokens.Check(call) switch
        {
            Bearer.Missing => "gateway.900902",
            Bearer.Refused => "gateway.900901",
            _ => Trigger.Of(key) switch
            {
                Trigger.Authentication => "gateway.900901",
                Trigger.Procedure => "gateway.900908",
                Trigger.Officer => "gateway.900910",
                Trigger.Throttled => "gateway.900801",
                Trigger.Fault => "gateway.101503",
                Trigger.Suspended => "gateway.303001",
                Trigger.Duplicate => $"{shape}.duplicate",
                Trigger.Field => $"{shape}.field",
                Trigger.Malformed => $"{shape}.malformed",
                _ when !WellFormed(key) => $"{shape}.field",
                _ => null,
            },
        };
        var verdict = outcome is not null ? Verdict.Business(operation, outcome) : Find(operation, kind, key);
        return verdict with
        {
            SubjectKey = key,
            Slow = Trigger.Of(key) == Trigger.Slow,
            Truncate = Trigger.Of(key) == Trigger.Truncated,
        };
    }

    private Verdict Find(string operation, string kind, string key)
    {
        var found = nation.BusinessesOf(kind, key);
        if (found.Count == 0)
        {
            return Verdict.Business(operation, $"{operation}.empty");
        }

        if (Trigger.Of(key) == Trigger.Two && found[0].Twin is { } twin)
        {
            found = [found[0], nation.BusinessesOf(kind, twin)[0] with { Code = key }];
        }

        var partial = Trigger.Of(key) == Trigger.Partial;
        return Verdict.Business(operation, $"{operation}.found") with { Render = () => record.Write(operation, found, partial) };
    }

    private static bool WellFormed(string key) => NationRules.IsTaxCode(key) || PersonalNumber().IsMatch(key);

    [GeneratedRegex(@"^\d{12}$")]
    private static partial Regex PersonalNumber();
}
