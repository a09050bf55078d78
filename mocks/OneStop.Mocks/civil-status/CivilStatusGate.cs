namespace OneStop.Mocks;

/// <summary>Judges look-ups of civil events: token, request format, name and birth year, the triggers.</summary>
internal sealed class CivilStatusGate(NationData nation, TokenDesk tokens) : IGate
{
    public const string Path = "/apiHoTich/1.0/traCuuSuKienHoTich";
    private readonly CivilStatusRecord record = new(nation);

    public Verdict Judge(Call call) => (call.Request.Method, call.Path) switch
    {
        (_, "/token") => tokens.Issue(call),
        ("POST", Path) => tokens.Check(call) switch
        {
            Bearer.Missing => Verdict.Business("unread", "gateway.900902"),
            Bearer.Refused => Verdict.Business("unread", "gateway.900901"),
            _ => Read(call),
        },
        _ => Verdict.Unknown,
    };

    private Verdict Read(Call call)
    {
        if (CivilStatusQuestion.From(call.Body) is not { } asked)
        {
            return Verdict.Business("unread", "error.302");
        }

        var trigger = Trigger.Of(asked.Number);
        return (asked.Error is { } error ? Verdict.Business(Operation(asked), $"error.{error}") : Decide(asked, trigger)) with
        {
            RequestId = asked.RequestId,
            SubjectKey = asked.Number,
            Slow = trigger == Trigger.Slow,
            Truncate = trigger == Trigger.Truncated,
        };
    }

    private Verdict Decide(CivilStatusQuestion asked, string trigger)
    {
        var outcome = trigger switch
        {
            Trigger.Authentication => "gateway.900901",
            Trigger.Procedure => "error.101",
            Trigger.Officer => "error.106",
            Trigger.Throttled => "gateway.900801",
            Trigger.Fault => "server.fault",
            Trigger.Suspended => "gateway.303001",
            Trigger.Duplicate => "events.duplicate",
            Trigger.Field => "error.302",
            Trigger.Malformed => "events.malformed",
            Trigger.Empty => "error.201",
            _ => null,
        };
        if (outcome is not null)
        {
            return Verdict.Business(Operation(asked), outcome);
        }

        if (nation.ById(asked.Number) is not { } person)
        {
            return Verdict.Business(Operation(asked), "error.201");
        }

        if (NameFolding.Wire(asked.Name) != NameFolding.Wire(person.Name.Full) || asked.Birth[^4..] != person.Birth[..4])
        {
            return Verdict.Business(Operation(asked), "error.500");
        }

        var events = record.Events(asked.Kind, person, partial: trigger == Trigger.Partial);
        return events.Count == 0
            ? Verdict.Business(Operation(asked), $"{Operation(asked)}.empty")
            : Verdict.Business(Operation(asked), $"{Operation(asked)}.found") with { Render = () => CivilStatusRecord.Write(events) };
    }

    private static string Operation(CivilStatusQuestion asked) => asked.Kind switch
    {
        "KS" => "birth",
        "KH" => "marriage",
        "KT" => "death",
        "TTHN" => "marital-status",
        _ => "unread",
    };
}
