using OneStop.Mocks;
using OneStop.Tests.Contracts;

namespace OneStop.Tests.Mocks;

public sealed class NationTests
{
    private static readonly string Source = File.ReadAllText(Path.Combine(MockCalls.ContentRoot, "people.json"));

    [Fact]
    public void People_HaveTheSpecialCasesTheSystemsMustShow()
    {
        var people = MockCalls.Nation.People;
        Assert.True(people.Count >= 40);
        Assert.Contains(people, person => person.Birth.Length == 4);
        Assert.Contains(people, person => person.Birth.Length == 7);
        Assert.Contains(people, person => person.Cmnd is { Length: 9 });
        Assert.Contains(people, person => person.Name is { Middle: "", Family: not "" });
        Assert.Contains(people, person => person.Name.Full.Contains('\'', StringComparison.Ordinal));
        Assert.Contains(people, person => person.Name.Full.Contains('&', StringComparison.Ordinal));
        Assert.Contains(people, person => !person.Name.Full.IsNormalized());
        Assert.Contains(MockCalls.Nation.Businesses.GroupBy(business => (business.Kind, business.Code)), same => same.Count() == 2);
        Assert.Contains(MockCalls.Nation.Events, registered => registered.Kind == "KT");
    }

    [Fact]
    public void Parse_SeveralMistakes_NamesThemAll()
    {
        var broken = Source
            .Replace("\"father\": \"022090000001\"", "\"father\": \"022090000999\"", StringComparison.Ordinal)
            .Replace("\"code\": \"5709990010\"", "\"code\": \"5709990011\"", StringComparison.Ordinal);

        var mistake = Assert.Throws<InvalidDataException>(() => NationData.Parse(broken));

        Assert.Contains("022090000999", mistake.Message, StringComparison.Ordinal);
        Assert.Contains("5709990011", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_NameWithoutTheSyntheticMark_IsRefused() =>
        Assert.Contains("neither MẪU nor THỬ", Assert.Throws<InvalidDataException>(() =>
            NationData.Parse(Source.Replace("\"given\": \"MẪU\"", "\"given\": \"AN\"", StringComparison.Ordinal))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("5709990003", true)]
    [InlineData("5709990003-001", true)]
    [InlineData("5709990003-000", false)]
    [InlineData("5709990004", false)]
    [InlineData("0100109106", true)]
    [InlineData("0101243150", true)]
    [InlineData("5700000090", false)]
    public void IsTaxCode_KnownValues_AreJudgedRightly(string code, bool valid) => Assert.Equal(valid, NationRules.IsTaxCode(code));

    [Fact]
    public void Record_OfEveryPerson_SatisfiesItsContract()
    {
        var population = new PopulationRecord(MockCalls.Nation);
        Assert.All(MockCalls.Nation.People, person =>
        {
            using var answer = new MemoryStream(population.Write([person]));
            Assert.Empty(PopulationSchema.Breaches("answer", PopulationSchema.BodyOf(answer)));
        });
    }

    [Fact]
    public async Task Record_OfEveryBusiness_SatisfiesItsContract()
    {
        var contract = OpenApiContract.Of("enterprise");
        var record = new EnterpriseRecord(MockCalls.Nation);
        foreach (var business in MockCalls.Nation.Businesses)
        {
            foreach (var (operation, schema) in Shapes(business.Kind))
            {
                Assert.Empty(await contract.BreachesAsync(schema, System.Text.Encoding.UTF8.GetString(record.Write(operation, [business], partial: false))));
            }
        }
    }

    [Fact]
    public async Task Record_OfEveryCivilEvent_SatisfiesItsContract()
    {
        var contract = OpenApiContract.Of("civil-status");
        var record = new CivilStatusRecord(MockCalls.Nation);
        foreach (var person in MockCalls.Nation.People)
        {
            foreach (var kind in new[] { "KS", "KH", "KT", "TTHN" })
            {
                var events = record.Events(kind, person, partial: person.Id.EndsWith("206", StringComparison.Ordinal));
                Assert.Empty(await contract.BreachesAsync("EventReply", System.Text.Encoding.UTF8.GetString(CivilStatusRecord.Write(events))));
            }
        }
    }

    private static (string Operation, string Schema)[] Shapes(string kind) => kind switch
    {
        "household" => [("household-business", "HouseholdReply")],
        "cooperative" => [("cooperative", "CooperativeReply")],
        _ => [("enterprise", "EnterpriseReply"), ("v1", "V1Reply")],
    };
}
