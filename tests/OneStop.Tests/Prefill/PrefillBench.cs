using Microsoft.Extensions.Time.Testing;
using OneStop.Core.Access;
using OneStop.Core.Dossiers;
using OneStop.Core.Facts;
using OneStop.Core.Prefill;
using OneStop.Core.Registries;

namespace OneStop.Tests.Prefill;

/// <summary>An engine over fake registries and one small plan, on a clock that the test turns.</summary>
internal sealed class PrefillBench
{
    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(5);

    private readonly PrefillEngine engine;

    private readonly PrefillPlan plan;

    public PrefillBench(string planJson, params FakeRegistry[] registries)
    {
        var reader = new PlanReader(new RegistryCatalogue(registries.Select(r => r.Descriptor)));
        reader.Read("plan.json", planJson);
        Assert.Empty(reader.Errors);
        plan = reader.Plans[0];
        engine = new PrefillEngine(registries, new PlanBook(reader.Plans), Gathering, Budget, Clock);
    }

    public FakeGathering Gathering { get; } = new();

    public FakeTimeProvider Clock { get; } = new();

    public Task<PrefillResult> FillAsync(CancellationToken cancellationToken = default) => FillAsync(["applicant"], cancellationToken);

    public Task<PrefillResult> FillAsync(string[] roles, CancellationToken cancellationToken = default)
    {
        Assert.True(DossierCode.TryParse("H49.14-261122-0001", out var dossier, out _));
        Assert.True(AgencyCode.TryParse("H49.14", out var unit, out _));
        var purpose = new Purpose(dossier, plan.Procedure, new Officer("QNI_MAU_01", unit), "Decree 118/2025", new Caller("test", [unit]));
        return engine.FillAsync(new PrefillRequest(purpose, roles.ToDictionary(r => r, _ => Someone("1990"))), cancellationToken);
    }

    public static Subject Someone(string birthDate)
    {
        Assert.True(PersonalId.TryParse("022090000001", out var id, out _));
        Assert.True(FullName.TryParse("Nguyễn Văn Mẫu", out var name, out _));
        Assert.True(PartialDate.TryParse(birthDate, out var date, out _));
        return new Subject.Person(id, name, date);
    }

    public static FactSet Named(string name, string? birthDate = null)
    {
        var facts = new FactSet { { FactKeys.FullName, name } };
        if (birthDate is not null)
        {
            Assert.True(PartialDate.TryParse(birthDate, out var date, out _));
            facts.Add(FactKeys.BirthDate, date);
        }

        return facts;
    }

    /// <summary>A plan of two registries, a and b, that both know the applicant's name.</summary>
    public static string TwoSources(string wins = "first", string extra = "") => $$"""
        {
          "procedure": "1.001193", "version": "1", "title": { "vi": "Thử", "en": "Trial" }, "basis": "trial",
          "roles": { "applicant": { "kind": "person", "required": true }, "mother": { "kind": "person", "required": false } },
          "sources": {
            "a": { "registry": "a", "operation": "ask", "about": "applicant" },
            "b": { "registry": "b", "operation": "ask", "about": "applicant" }
          },
          "fields": [
            { "name": "name", "label": { "vi": "Tên", "en": "Name" }, "from": ["a:person.fullName", "b:person.fullName"], "lock": "locked", "wins": "{{wins}}" },
            { "name": "born", "label": { "vi": "Sinh", "en": "Born" }, "from": ["b:person.birthDate"], "lock": "locked" }{{extra}}
          ]
        }
        """;
}
