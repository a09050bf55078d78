using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using OneStop.Mocks;
using OneStop.Tests.Contracts;

namespace OneStop.Tests.Mocks;

/// <summary>The mock, asked with a golden request, gives the golden answer: the two can't drift apart.</summary>
public sealed class GoldenAnswerTests
{
    [Theory]
    [InlineData("ok")]
    [InlineData("year-only")]
    [InlineData("month")]
    [InlineData("cmnd")]
    [InlineData("apostrophe")]
    public void Population_GoldenRequest_GivesTheGoldenAnswer(string example)
    {
        var verdict = MockCalls.Population.Judge(MockCalls.Soap(ContractFiles.ExampleText("population", $"citizen-{example}.request.xml")));

        var given = XElement.Load(new MemoryStream(verdict.Render!()));
        var golden = XElement.Load(ContractFiles.ExamplePath("population", $"citizen-{example}.response.xml"));
        Assert.True(XNode.DeepEquals(golden, given), given.ToString());
    }

    [Theory]
    [InlineData("022090000206", "partial")]
    [InlineData("022090000207", "two")]
    [InlineData("022188000043", "three-level-address")]
    [InlineData("022190000044", "whole-name-in-given")]
    [InlineData("022193000042", "decomposed")]
    [InlineData("022091000041", "ampersand")]
    [InlineData("022088000013", "foreign")]
    public void Population_SpecialPerson_GivesTheGoldenAnswer(string id, string example)
    {
        var person = MockCalls.Nation[id];
        var asked = ContractFiles.ExampleText("population", "citizen-ok.request.xml")
            .Replace("022090000001", id, StringComparison.Ordinal)
            .Replace("NGUYENVANMAU", NameFolding.Wire(person.Name.Full), StringComparison.Ordinal)
            .Replace("19900115", person.Birth.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal);

        var given = MockCalls.Population.Judge(MockCalls.Soap(asked)).Render!();

        var golden = File.ReadAllBytes(ContractFiles.ExamplePath("population", $"citizen-{example}.response.xml"));
        Assert.True(XNode.DeepEquals(XElement.Load(new MemoryStream(golden)), XElement.Load(new MemoryStream(given))), Encoding.UTF8.GetString(given));
        Assert.Equal(golden[0] == 0xEF, given[0] == 0xEF);
    }

    [Theory]
    [InlineData("/apiDKKD/DoanhNghiep/chiTietDoanhNghiep?msdn=5709990003", "enterprise-ok")]
    [InlineData("/apiDKKD/DoanhNghiep/chiTietDoanhNghiep?msdn=5709990003001", "enterprise-branch")]
    [InlineData("/apiDKKD/DoanhNghiep/chiTietDoanhNghiep?msdn=5709990010", "enterprise-suspended")]
    [InlineData("/apiDKKD/DoanhNghiep/chiTietDoanhNghiep?msdn=5709990028", "enterprise-dissolved-three-level")]
    [InlineData("/apiDKKD/DoanhNghiep/chiTietDoanhNghiep?msdn=5709996206", "enterprise-partial")]
    [InlineData("/apiDKKD/DoanhNghiep/chiTietDoanhNghiep?msdn=5709999207", "enterprise-two")]
    [InlineData("/apiDKKD/HoKinhDoanh/chiTietHoKinhDoanh?mst=022086000050", "household-business-two")]
    [InlineData("/apiDKKD/HoKinhDoanh/chiTietHoKinhDoanh?mst=5709990042", "household-business-ok")]
    [InlineData("/apiDKKD/HopTacXa/chiTietHopTacXa?mst=5709990035", "cooperative-ok")]
    [InlineData("/apiCSDLDKDN/1.0/chiTietDoanhNghiep?msdn=5709990003", "v1-ok")]
    [InlineData("/apiCSDLDKDN/1.0/chiTietDoanhNghiep?msdn=5709990010", "v1-array-of-one")]
    public void Enterprise_Key_GivesTheGoldenAnswer(string path, string example)
    {
        var desk = new TokenDesk("key", "secret");
        var gate = new EnterpriseGate(MockCalls.Nation, desk);

        var verdict = gate.Judge(MockCalls.Of("GET", path).With("Authorization", $"Bearer {TokenDeskTests.Token(desk)}"));

        AssertSameJson(ContractFiles.ExampleText("enterprise", $"{example}.response.json"), verdict.Render!());
    }

    [Theory]
    [InlineData("birth-ok")]
    [InlineData("marriage-ok")]
    [InlineData("marriage-disagreeing")]
    [InlineData("death-ok")]
    [InlineData("marital-status-never-married")]
    public void CivilStatus_GoldenRequest_GivesTheGoldenAnswer(string example)
    {
        var desk = new TokenDesk("key", "secret");
        var gate = new CivilStatusGate(MockCalls.Nation, desk);
        var asked = ContractFiles.ExampleText("civil-status", $"{example}.request.json");

        var verdict = gate.Judge(MockCalls.Of("POST", CivilStatusGate.Path, asked).With("Authorization", $"Bearer {TokenDeskTests.Token(desk)}"));

        AssertSameJson(ContractFiles.ExampleText("civil-status", $"{example}.response.json"), verdict.Render!());
    }

    private static void AssertSameJson(string golden, byte[] given) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(golden), JsonNode.Parse(given)), Encoding.UTF8.GetString(given));
}
