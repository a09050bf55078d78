using OneStop.Core.Facts;
using OneStop.Core.Prefill;
using OneStop.Core.Registries;

namespace OneStop.Tests.Prefill;

/// <summary>Being married to the mother makes nobody the father.</summary>
public sealed class SourceConditionTests
{
    private const string Plan = """
        {
          "procedure": "1.001193", "version": "1", "title": { "vi": "Thử", "en": "Trial" }, "basis": "trial",
          "roles": { "mother": { "kind": "person", "required": true }, "father": { "kind": "person", "required": false } },
          "sources": {
            "marriage": { "registry": "a", "operation": "ask", "about": "mother" },
            "parents": { "registry": "a", "operation": "ask", "about": "mother", "when": { "person": "husband", "is": "father" } }
          },
          "fields": [
            { "name": "mother", "label": { "vi": "Mẹ", "en": "Mother" }, "from": ["marriage:person.fullName"], "lock": "locked" },
            { "name": "father", "label": { "vi": "Cha", "en": "Father" }, "from": ["parents:husband.fullName"], "lock": "locked" }
          ]
        }
        """;

    [Fact]
    public async Task Fill_FatherNotGiven_HusbandIsNeitherReadNorFilledIn()
    {
        IReadOnlySet<FactKey>? read = null;
        var registry = new FakeRegistry("a", (request, _) =>
        {
            read = request.Fields;
            return Task.FromResult(Married("022090000001"));
        });

        var result = await new PrefillBench(Plan, registry).FillAsync(["mother"]);

        Assert.Equal("mother", Assert.Single(result.Fields).Field.Name);
        Assert.Equal((MissingReason.NotAsked, NextSteps.NotAsked), (Assert.Single(result.Missing).Reason, result.Missing[0].Next));
        Assert.Equal([FactKeys.FullName], read!);
        Assert.Equal("marriage", Assert.Single(result.Sources).Source.Name);
    }

    [Fact]
    public async Task Fill_FatherIsTheHusband_FilledFromOneQuestion()
    {
        var registry = FakeRegistry.Answering("a", Married("022090000001"));

        var result = await new PrefillBench(Plan, registry).FillAsync(["mother", "father"]);

        Assert.Equal(["mother", "father"], result.Fields.Select(f => f.Field.Name));
        Assert.Equal(1, registry.Asked);
    }

    // No number, or one of the old kind beside one of the new: name and birth date decide, and both must be there.
    [Theory]
    [InlineData("022090000002", "Nguyễn Văn Mẫu", "1990", MissingReason.Mismatch)]
    [InlineData(null, "NGUYỄN VĂN MẪU", "1990", null)]
    [InlineData("100000001", "Nguyễn Văn Mẫu", "1990-05-01", null)]
    [InlineData(null, "Nguyễn Văn Mai", "1990", MissingReason.Mismatch)]
    [InlineData(null, "Nguyễn Văn Mẫu", "1991", MissingReason.Mismatch)]
    [InlineData(null, "Nguyễn Văn Mẫu", null, MissingReason.NotHeld)]
    public async Task Fill_FatherGiven_OnlyTheSamePersonIsFilledIn(string? id, string name, string? born, MissingReason? expected)
    {
        var result = await new PrefillBench(Plan, FakeRegistry.Answering("a", Married(id, name, born))).FillAsync(["mother", "father"]);

        Assert.Equal(expected, result.Missing.SingleOrDefault()?.Reason);
        Assert.Equal(expected is null, result.Fields.Any(f => f.Field.Name == "father"));
        Assert.Equal(
            expected is MissingReason.Mismatch ? [FactKeys.HusbandId] : [],
            result.Missing.SelectMany(m => m.Recheck));
    }

    private static Lookup Married(string? id, string husband = "Nguyễn Văn Mẫu", string? born = "1990")
    {
        Assert.Equal(id is not null, PersonalId.TryParse(id, out var number, out _));
        Assert.Equal(born is not null, PartialDate.TryParse(born, out var date, out _));
        return FakeRegistry.Found("a", new FactSet
        {
            { FactKeys.FullName, "Trần Thị Thử" },
            { FactKeys.HusbandName, husband },
            { FactKeys.HusbandId, number },
            { FactKeys.HusbandBirthDate, date },
        });
    }
}
