using System.Text.Json.Nodes;
using OneStop.Core.Facts;
using OneStop.Core.Prefill;

namespace OneStop.Tests.Prefill;

/// <summary>A plan is read whole or not at all, and every mistake is named with its file and place.</summary>
public sealed class PlanReaderTests
{
    [Fact]
    public void Read_RightPlan_KeepsWhatTheFileSays()
    {
        var reader = PlanSample.Read(PlanSample.Plan());
        Assert.Empty(reader.Errors);
        var plan = Assert.Single(reader.Plans);
        Assert.Equal(("1.001193", "2026-11-22"), (plan.Procedure.National, plan.Version));
        Assert.Equal(["name", "weddings"], plan.Fields.Select(field => field.Name));
        Assert.Equal((FieldLock.Locked, ConflictWinner.First, false), (plan.Fields[0].Lock, plan.Fields[0].Winner, plan.Fields[0].MayBeAbsent));
        Assert.Equal(new PlanFact("wed", FactKeys.Marriages), Assert.Single(plan.Fields[1].From));
        Assert.Equal(FactKeys.EventNumber, plan.Fields[1].Columns["number"]);
    }

    [Theory]
    [InlineData("procedure", "\"1.1193\"", "procedure: '1.1193' is no procedure code")]
    [InlineData("version", "\" \"", "version: is empty")]
    [InlineData("basis", "\"\"", "basis: is empty")]
    [InlineData("title.en", "\"\"", "title: needs both vi and en")]
    [InlineData("fields.0.label.vi", "\" \"", "fields.name.label: needs both vi and en")]
    [InlineData("fields.0.name", "\"\"", "fields: a name is empty")]
    [InlineData("fields.1.name", "\"name\"", "fields: 'name' stands more than once")]
    [InlineData("fields.0.from", "[]", "fields.name.from: is empty")]
    [InlineData("fields.0.from.0", "\"person.fullName\"", "fields.name.from: 'person.fullName' is not written source:fact")]
    [InlineData("fields.0.from.0", "\"nobody:person.fullName\"", "fields.name.from: no source 'nobody'")]
    [InlineData("fields.0.from.0", "\"who:person.religion\"", "fields.name.from: source 'who' never answers 'person.religion'")]
    [InlineData("fields.0.from.0", "\"wed:event.number\"", "fields.name.from: source 'wed' never answers 'event.number'")]
    [InlineData("fields.1.columns.number", "\"husband.fullName\"", "fields.weddings.columns.number: source 'wed' has no column 'husband.fullName'")]
    [InlineData("fields", "[]", "fields: is empty")]
    [InlineData("sources.who.registry", "\"nowhere\"", "sources.who.registry: no registry 'nowhere'")]
    [InlineData("sources.who.operation", "\"nothing\"", "sources.who.operation: people has no operation 'nothing'")]
    [InlineData("sources.who.about", "\"stranger\"", "sources.who.about: no role 'stranger'")]
    [InlineData("sources.third", """{"registry":"people","operation":"spare","about":"applicant"}""", "sources.third: feeds no field")]
    [InlineData("sources.third", """{"registry":"people","operation":"person","about":"applicant"}""", "sources: who, third ask the same")]
    [InlineData("sources.who.when", """{"person":"person","is":"stranger"}""", "sources.who.when.is: no role 'stranger'")]
    [InlineData("sources.who.when", """{"person":"person","is":"shop"}""", "sources.who.when.is: a role of kind Enterprise is no person")]
    [InlineData("sources.who.when", """{"person":"husbnad","is":"applicant"}""", "sources.who.when.person: source 'who' never answers 'husbnad.personalId'")]
    [InlineData("sources.who.when", """{"person":"person"}""", "sources.who.when")]
    [InlineData("roles.applicant.kind", "\"enterprise\"", "cannot be asked about a role of kind Enterprise")]
    [InlineData("roles.applicant", "null", "roles.applicant: is null")]
    [InlineData("sources.who", "null", "sources.who: is null")]
    [InlineData("fields.0", "null", "fields: is null")]
    [InlineData("fields.0.from.0", "null", "fields.name.from: is null")]
    [InlineData("fields.1.columns.number", "null", "fields.weddings.columns.number: is null")]
    [InlineData("roles", "null", "$.roles")]
    [InlineData("fields.0.lock", "\"sometimes\"", "$.fields[0].lock")]
    [InlineData("fields.0.lock", "1", "$.fields[0].lock")]
    [InlineData("fields.0.comment", "\"typing mistake\"", "comment")]
    public void Read_OneMistake_IsNamedWithItsPlace(string path, string value, string expected)
    {
        var reader = PlanSample.Read(PlanSample.With(path, JsonNode.Parse(value)));
        Assert.Empty(reader.Plans);
        Assert.All(reader.Errors, error => Assert.StartsWith("plan.json: ", error));
        Assert.Contains(reader.Errors, error => error.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("""{"procedure":"1.001193","procedure":"1.001193"}""")]
    public void Read_NoPlanAtAll_IsReported(string json)
    {
        var reader = PlanSample.Read(json);
        Assert.Empty(reader.Plans);
        Assert.StartsWith("plan.json: ", Assert.Single(reader.Errors));
    }

    // B20: a repeated key would let the reader of the file and the hub see two different plans.
    [Fact]
    public void Read_RepeatedRole_IsReported()
    {
        var json = PlanSample.Plan().ToJsonString().Replace(
            "\"roles\":{", """ "roles":{"applicant":{"kind":"enterprise","required":true},""", StringComparison.Ordinal);
        Assert.Contains("applicant", Assert.Single(PlanSample.Read(json).Errors));
    }

    [Fact]
    public void Read_ManyMistakesInSeveralFiles_ReportsAllAtOnce()
    {
        var first = PlanSample.With("version", "");
        first["sources"]!["who"]!["registry"] = "nowhere";
        first["fields"]![1]!["from"]![0] = "wed:person.fullName";
        var reader = PlanSample.Read(first);
        reader.Read("second.json", PlanSample.With("title.vi", "").ToJsonString());
        reader.Read("third.json", "not JSON");
        Assert.Equal(
            ["plan.json: version", "plan.json: sources.who.registry", "plan.json: fields.weddings.from", "second.json: title", "third.json: $"],
            reader.Errors.Select(error => string.Join(':', error.Split(':')[..2])));
        Assert.Empty(reader.Plans);
    }

    [Fact]
    public void Read_SecondPlanOfAProcedure_IsReportedWhateverItsSpelling()
    {
        var reader = PlanSample.Read(PlanSample.Plan());
        reader.Read("again.json", PlanSample.With("procedure", "1.001193.H49").ToJsonString());
        Assert.Equal(["again.json: procedure: 1.001193 already has a plan"], reader.Errors);
        Assert.Single(reader.Plans);
    }

    [Fact]
    public void FieldsOf_Source_AreItsFactsAndTheirColumnsOnly()
    {
        var plan = PlanSample.Read(PlanSample.Plan()).Plans[0];
        Assert.Equal([FactKeys.EventNumber, FactKeys.Marriages], plan.FieldsOf("weddings", "list").OrderBy(key => key.Name));
        Assert.Equal([FactKeys.FullName], plan.FieldsOf(plan.Sources[0]));
        Assert.Empty(plan.FieldsOf("people", "spare"));
    }

    [Fact]
    public void PlanBook_TwoPlansOfOneProcedure_FailsAtOnce()
    {
        var plan = PlanSample.Read(PlanSample.Plan()).Plans[0];
        Assert.Throws<ArgumentException>(() => new PlanBook([plan, plan]));
    }
}
