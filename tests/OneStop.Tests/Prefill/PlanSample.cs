using System.Text.Json.Nodes;
using OneStop.Core.Facts;
using OneStop.Core.Prefill;
using OneStop.Core.Registries;

namespace OneStop.Tests.Prefill;

/// <summary>Two invented registries, and a plan over them that is right until a test spoils it.</summary>
internal static class PlanSample
{
    public static readonly RegistryCatalogue Catalogue = new(
    [
        new("people", "Dân cư", "People", "THỬ",
        [
            new("person", "tra cứu", "look-up", Confirmed: true, RetrySafe: true, [SubjectKind.Person], [FactKeys.FullName, FactKeys.BirthDate], [], []),
            new("spare", "dự phòng", "spare", Confirmed: true, RetrySafe: true, [SubjectKind.Person], [FactKeys.FullName], [], []),
        ]),
        new("weddings", "Kết hôn", "Weddings", "THỬ",
        [
            new("list", "tra cứu", "look-up", Confirmed: false, RetrySafe: true, [SubjectKind.Person], [FactKeys.Marriages], [], [FactKeys.EventNumber, FactKeys.WifeName]),
            new("off", "đang tắt", "switched off", Confirmed: false, RetrySafe: true, [SubjectKind.Person], [FactKeys.Marriages], [], [], Enabled: false),
            new("shop", "doanh nghiệp", "enterprise", Confirmed: true, RetrySafe: true, [SubjectKind.Enterprise], [FactKeys.EnterpriseName], [], []),
        ]),
    ]);

    /// <summary>The right plan, a tree that a test may spoil.</summary>
    public static JsonObject Plan() => JsonNode.Parse("""
        {
          "procedure": "1.001193", "version": "2026-11-22", "title": { "vi": "Khai sinh", "en": "Birth" }, "basis": "Law 60/2014/QH13",
          "roles": { "applicant": { "kind": "person", "required": true }, "shop": { "kind": "enterprise", "required": false } },
          "sources": {
            "who": { "registry": "people", "operation": "person", "about": "applicant" },
            "wed": { "registry": "weddings", "operation": "list", "about": "applicant" }
          },
          "fields": [
            { "name": "name", "label": { "vi": "Họ và tên", "en": "Full name" }, "from": ["who:person.fullName"], "lock": "locked" },
            { "name": "weddings", "label": { "vi": "Kết hôn", "en": "Marriages" }, "from": ["wed:marriages"], "lock": "editable", "columns": { "number": "event.number" } }
          ]
        }
        """)!.AsObject();

    public static PlanReader Read(JsonNode? plan) => Read(plan?.ToJsonString() ?? "null");

    public static PlanReader Read(string json)
    {
        var reader = new PlanReader(Catalogue);
        reader.Read("plan.json", json);
        return reader;
    }

    /// <summary>The right plan with the node at <paramref name="path"/> (<c>fields.0.name</c>) replaced.</summary>
    public static JsonObject With(string path, JsonNode? value)
    {
        var plan = Plan();
        var steps = path.Split('.');
        var parent = steps[..^1].Aggregate((JsonNode)plan, (node, step) => int.TryParse(step, out var at) ? node[at]! : node[step]!);
        if (int.TryParse(steps[^1], out var index))
        {
            parent[index] = value;
        }
        else
        {
            parent[steps[^1]] = value;
        }

        return plan;
    }
}
