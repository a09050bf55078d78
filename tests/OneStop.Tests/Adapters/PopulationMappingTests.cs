using System.Text.Json.Nodes;
using System.Xml.Linq;
using OneStop.Adapters.Plumbing;
using OneStop.Adapters.Plumbing.Json;
using OneStop.Adapters.Plumbing.Soap;
using OneStop.Adapters.Population;
using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Tests.Contracts;

namespace OneStop.Tests.Adapters;

public sealed class PopulationMappingTests
{
    [Theory]
    [InlineData("citizen-ok.request.xml", "037", "022090000001", "Nguyễn Văn Mẫu", "1990-01-15")]
    [InlineData("citizen-year-only.request.xml", "037", "022188000002", "Trần Thị Thử", "1988")]
    [InlineData("citizen-month.request.xml", "037", "022204000003", "Lê Thử", "2004-02")]
    [InlineData("citizen-cmnd.request.xml", "037", "100000001", "Vũ Văn Mẫu Lâm", "1955-06-06")]
    [InlineData("citizen-mismatch.request.xml", "037", "022090000001", "Nguyễn Văn Mai", "1990-01-15")]
    [InlineData("verification-exists.request.xml", "003", "022090000001", "Nguyễn Văn Mai", "1990-01-15")]
    public void Query_Subject_SameElementsInTheSameOrderAsTheGoldenRequest(string file, string service, string id, string name, string birth)
    {
        var golden = XElement.Parse(ContractFiles.ExampleText("population", file));
        var expected = golden.Descendants().First(e => e.Name.LocalName == "Body").Elements().Single();
        var requestId = expected.Elements().First().Value;
        var query = PopulationMapping.Query(
            Exchanges.Of(PopulationAdapter.Definition.Descriptor, "citizen", Exchanges.Person(id, name, birth), requestId), service);
        using var written = new MemoryStream(SoapXml.Wrap(query.ToSoap().Content));
        Assert.Equal(Flat(expected), Flat(XElement.Load(written).Elements().Single().Elements().Single()));
    }

    [Fact]
    public void Query_FacadeScheme_SameMembersAsTheGoldenRequest()
    {
        var expected = JsonNode.Parse(ContractFiles.ExampleText("population", "facade-ok.request.json"))!.AsObject();
        var query = PopulationMapping.Query(
            Exchanges.Of(PopulationAdapter.Definition.Descriptor, "citizen", Exchanges.Person("022090000001", "Nguyễn Văn Mẫu", "1990-01-15")), "037");
        var written = System.Text.Json.JsonSerializer.SerializeToNode(query, WireJson.Options)!.AsObject();
        foreach (var (name, value) in expected.Where(m => m.Key != "MaYeuCau"))
        {
            Assert.Equal(value?.ToString(), written[name]?.ToString());
        }
    }

    [Fact]
    public async Task Citizen_WholeRecord_EveryFactTyped()
    {
        var facts = Golden.Facts(await CitizenAsync("citizen-ok.response.xml"));
        Assert.Equal("022090000001", Assert.IsType<FactValue.Person>(facts[FactKeys.PersonalId]).Value.Reveal());
        Assert.Equal("NGUYỄN VĂN MẪU", Golden.Words(facts, FactKeys.FullName));
        Assert.Equal("male", Golden.Code(facts, FactKeys.Sex));
        Assert.Equal("1990-01-15", Golden.Date(facts, FactKeys.BirthDate));
        Assert.Equal("01", Golden.Code(facts, FactKeys.Ethnicity));
        Assert.Equal("2", Golden.Code(facts, FactKeys.MaritalStatus));
        var home = Assert.IsType<FactValue.Place>(facts[FactKeys.PermanentResidence]).Value;
        Assert.Equal(("22", null, "06685", "Tổ 1, khu 2", "VN"), (home.Province, home.District, home.Commune, home.Detail, home.Country));
        Assert.NotNull(facts[FactKeys.FatherId]);
        Assert.NotNull(facts[FactKeys.SpouseName]);
        Assert.Null(facts[FactKeys.FormerId]);
    }

    [Theory]
    [InlineData("citizen-year-only.response.xml", "1988")]
    [InlineData("citizen-month.response.xml", "2004-02")]
    public async Task Citizen_PartialBirthDate_NeverPadded(string file, string expected) =>
        Assert.Equal(expected, Golden.Date(Golden.Facts(await CitizenAsync(file)), FactKeys.BirthDate));

    [Fact]
    public async Task Citizen_DecomposedUnicode_Composed()
    {
        var name = Golden.Words(Golden.Facts(await CitizenAsync("citizen-decomposed.response.xml")), FactKeys.FullName);
        Assert.True(name.IsNormalized());
    }

    [Theory]
    [InlineData("citizen-ampersand.response.xml", "&")]
    [InlineData("citizen-apostrophe.response.xml", "'")]
    public async Task Citizen_MarkupCharactersInNames_ReadAsText(string file, string expected) =>
        Assert.Contains(expected, Golden.Words(Golden.Facts(await CitizenAsync(file)), FactKeys.FullName), StringComparison.Ordinal);

    [Fact]
    public async Task Citizen_OldDistrictAddress_KeptAsWritten()
    {
        var facts = Golden.Facts(await CitizenAsync("citizen-three-level-address.response.xml"));
        Assert.Equal("193", Assert.IsType<FactValue.Place>(facts[FactKeys.PermanentResidence]).Value.District);
    }

    [Theory]
    [InlineData("citizen-empty.response.xml")]
    [InlineData("citizen-empty-names.response.xml")]
    public async Task Citizen_EmptyAnswer_NothingAndNotCertain(string file) =>
        Assert.False(Assert.IsType<Answer.Nothing>(await CitizenAsync(file)).Certain);

    [Theory]
    [InlineData("citizen-004.response.xml", ErrorCode.ProcedureNotGranted)]
    [InlineData("citizen-005.response.xml", ErrorCode.OfficerNotGranted)]
    [InlineData("citizen-two.response.xml", ErrorCode.AnswerMalformed)]
    [InlineData("verification-exists.response.xml", ErrorCode.AnswerMalformed)]
    public async Task Citizen_NoRecord_TheFaultThatItNames(string file, ErrorCode expected) =>
        Assert.Equal(expected, Assert.IsType<Answer.Failed>(await CitizenAsync(file)).Fault.Code);

    // B55
    [Fact]
    public async Task Citizen_TwoNumbersInOneAnswer_AboutAnother()
    {
        var text = ContractFiles.ExampleText("population", "citizen-two.response.xml");
        var second = text.LastIndexOf("022090000207", StringComparison.Ordinal);
        var mixed = text.Remove(second, 12).Insert(second, "022090000001");
        Assert.Equal(
            ErrorCode.AnswerAboutAnother,
            Assert.IsType<Answer.Failed>(PopulationMapping.Citizen(await Golden.ParseAsync<SoapBody>(mixed))).Fault.Code);
    }

    [Fact]
    public async Task Citizen_OtherPrefixes_ReadByNamespace()
    {
        var text = ContractFiles.ExampleText("population", "citizen-ok.response.xml").Replace("ns1:", "x:", StringComparison.Ordinal)
            .Replace("xmlns:ns1", "xmlns:x", StringComparison.Ordinal).Replace("soap:", "e:", StringComparison.Ordinal)
            .Replace("xmlns:soap", "xmlns:e", StringComparison.Ordinal);
        Assert.Equal("NGUYỄN VĂN MẪU", Golden.Words(Golden.Facts(PopulationMapping.Citizen(await Golden.ParseAsync<SoapBody>("\uFEFF" + text))), FactKeys.FullName));
    }

    [Fact]
    public async Task Citizen_SameElementsInAnotherNamespace_NotTakenForTheContract()
    {
        var text = ContractFiles.ExampleText("population", "citizen-ok.response.xml")
            .Replace("http://www.mic.gov.vn/dancu/1.0", "http://example.invalid/", StringComparison.Ordinal);
        Assert.IsType<Answer.Failed>(PopulationMapping.Citizen(await Golden.ParseAsync<SoapBody>(text)));
    }

    [Theory]
    [InlineData("verification-exists.response.xml", typeof(Answer.Record), typeof(Answer.Differs))]
    [InlineData("verification-absent.response.xml", typeof(Answer.Nothing), typeof(Answer.Nothing))]
    [InlineData("verification-004.response.xml", typeof(Answer.Failed), typeof(Answer.Nothing))]
    public async Task Verification_Answer_TellsTheEmptyAnswerApart(string file, Type alone, Type afterEmpty)
    {
        var answer = PopulationMapping.Exists(await Golden.ReadAsync<SoapBody>("population", file));
        Assert.IsType(alone, answer);
        Assert.IsType(afterEmpty, PopulationMapping.TellApart(answer));
    }

    // What "false" speaks of is assumed: it may be the name.
    [Fact]
    public async Task Exists_False_NotCertainAndAllKeysToCheck()
    {
        var nothing = Assert.IsType<Answer.Nothing>(PopulationMapping.Exists(await Golden.ReadAsync<SoapBody>("population", "verification-absent.response.xml")));
        Assert.False(nothing.Certain);
        Assert.Equal([FactKeys.PersonalId, FactKeys.FullName, FactKeys.BirthDate], nothing.Recheck);
        Assert.Same(nothing, PopulationMapping.TellApart(nothing));
    }

    [Fact]
    public void TellApart_SecondCallUnanswered_NotCertain() =>
        Assert.False(Assert.IsType<Answer.Nothing>(PopulationMapping.TellApart(new Answer.Failed(ErrorCode.RegistryTimeout))).Certain);

    [Theory]
    [InlineData("facade-ok.response.json", null)]
    [InlineData("facade-004.response.json", ErrorCode.ProcedureNotGranted)]
    [InlineData("facade-005.response.json", ErrorCode.OfficerNotGranted)]
    [InlineData("facade-field.response.json", ErrorCode.KeyNotAccepted)]
    [InlineData("facade-duplicate.response.json", ErrorCode.AnswerMalformed)]
    public async Task Unwrap_FacadeReply_SameReadingAsSoap(string file, ErrorCode? expected)
    {
        var reply = PopulationMapping.Unwrap(await Golden.ReadAsync<FacadeReply>("population", file));
        Assert.Equal(expected, reply.Fault?.Code);
        Assert.Equal(expected is null, reply.Content is not null);
    }

    private static async Task<Answer> CitizenAsync(string file) =>
        PopulationMapping.Citizen(await Golden.ReadAsync<SoapBody>("population", file));

    // Name and text of every element in document order: prefixes and indentation are nobody's contract. The unit may be left out.
    private static List<string> Flat(XElement element) =>
        [.. element.DescendantsAndSelf().Where(e => e.Name.LocalName != "MaDonVi").Select(e => $"{e.Name}={(e.HasElements ? "" : e.Value.Trim())}")];
}
