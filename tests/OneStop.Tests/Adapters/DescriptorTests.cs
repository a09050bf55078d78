using OneStop.Adapters.CivilStatus;
using OneStop.Adapters.Enterprise;
using OneStop.Adapters.Plumbing;
using OneStop.Adapters.Plumbing.Soap;
using OneStop.Adapters.Population;
using OneStop.Core.Facts;
using OneStop.Core.Registries;

namespace OneStop.Tests.Adapters;

/// <summary>What the catalogue promises is what the mappings give: plans are checked against the one and filled from the other.</summary>
public sealed class DescriptorTests
{
    [Fact]
    public async Task Citizen_GoldenAnswers_ExactlyThePromisedFacts() => AssertPromised(
        PopulationAdapter.Definition.Descriptor.Find("citizen")!,
        PopulationMapping.Citizen(await Golden.ReadAsync<SoapBody>("population", "citizen-ok.response.xml")),
        PopulationMapping.Citizen(await Golden.ReadAsync<SoapBody>("population", "citizen-cmnd.response.xml")));

    [Fact]
    public async Task Enterprise_GoldenAnswers_ExactlyThePromisedFacts()
    {
        var suspended = await Golden.ReadAsync<CertReply>("enterprise", "enterprise-suspended.response.json");
        AssertPromised(
            EnterpriseAdapter.Definition.Descriptor.Find("enterprise")!,
            EnterpriseMapping.One(suspended, suspended.GetEntCert),
            EnterpriseMapping.OneV1(await Golden.ReadAsync<V1Reply>("enterprise", "v1-ok.response.json")));
    }

    [Theory]
    [InlineData("birth", "KS", "birth-ok.response.json")]
    [InlineData("marriage", "KH", "marriage-ok.response.json")]
    [InlineData("death", "KT", "death-ok.response.json")]
    [InlineData("marital-status", "TTHN", "marital-status-never-married.response.json")]
    public async Task CivilStatus_GoldenAnswer_ExactlyThePromisedFacts(string operation, string kind, string file) => AssertPromised(
        CivilStatusAdapter.Definition.Descriptor.Find(operation)!,
        CivilStatusMapping.Read(await Golden.ReadAsync<EventReply>("civil-status", file), kind));

    private static void AssertPromised(OperationDescriptor operation, params Answer[] answers)
    {
        var facts = answers.Select(Golden.Facts).ToList();
        var rows = facts.SelectMany(f => f).Select(p => p.Value).OfType<FactValue.Rows>().SelectMany(r => r.Items).ToList();
        Assert.Equal(Names(operation.Fields), Names(facts.SelectMany(f => f.Select(p => p.Key))));
        Assert.Equal(Names(operation.Columns), Names(rows.SelectMany(r => r.Select(p => p.Key))));
    }

    private static List<string> Names(IEnumerable<FactKey> keys) => [.. keys.Select(k => k.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
