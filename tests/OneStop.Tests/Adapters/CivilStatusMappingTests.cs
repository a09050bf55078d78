using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Adapters.CivilStatus;
using OneStop.Adapters.Plumbing;
using OneStop.Adapters.Plumbing.Json;
using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Tests.Contracts;

namespace OneStop.Tests.Adapters;

public sealed class CivilStatusMappingTests
{
    [Theory]
    [InlineData("birth-ok.request.json", "birth", "022310000004", "NGUYỄN THỊ MẪU MAI", "2010-05-20")]
    [InlineData("marriage-year-only.request.json", "marriage", "022188000002", "TRẦN THỊ THỬ", "1988")]
    [InlineData("death-ok.request.json", "death", "022160000020", "HOÀNG THỊ MẪU", "1960-07-02")]
    [InlineData("marital-status-never-married.request.json", "marital-status", "022301000060", "BÙI THỊ MẪU XUÂN", "2001-04-12")]
    public void Query_Subject_SameAsTheGoldenRequest(string file, string operation, string id, string name, string birth)
    {
        var golden = JsonNode.Parse(ContractFiles.ExampleText("civil-status", file))!.AsObject();
        var exchange = Exchanges.Of(CivilStatusAdapter.Definition.Descriptor, operation, Exchanges.Person(id, name, birth), golden["maYeuCau"]!.ToString());
        var written = JsonSerializer.SerializeToNode(CivilStatusMapping.Query(exchange), WireJson.Options)!.AsObject();
        Assert.True(JsonNode.DeepEquals(golden, written));
    }

    [Fact]
    public async Task Birth_Registration_ChildParentsAndEntry()
    {
        var facts = Golden.Facts(await ReadAsync("birth-ok.response.json", "KS"));
        Assert.Equal("NGUYỄN THỊ MẪU MAI", Golden.Words(facts, FactKeys.FullName));
        Assert.Equal("2010-05-20", Golden.Date(facts, FactKeys.BirthDate));
        Assert.Equal("TRẦN THỊ THỬ", Golden.Words(facts, FactKeys.MotherName));
        Assert.Equal("022090000001", Assert.IsType<FactValue.Person>(facts[FactKeys.FatherId]).Value.Reveal());
        Assert.Equal(("118/2010", "02/2010", "18"), (
            Golden.Words(facts, FactKeys.EventNumber), Golden.Words(facts, FactKeys.EventBook), Golden.Words(facts, FactKeys.EventPage)));
        Assert.Equal("2010-05-28", Golden.Date(facts, FactKeys.EventRegisteredOn));
        Assert.NotNull(facts[FactKeys.BirthPlace]);
    }

    [Fact]
    public async Task Marriage_OneInForce_RowAndItsFactsAlone()
    {
        var facts = Golden.Facts(await ReadAsync("marriage-ok.response.json", "KH"));
        var row = Assert.Single(Golden.Rows(facts, FactKeys.Marriages));
        Assert.Equal("1988", Golden.Date(row, FactKeys.WifeBirthDate));
        Assert.Equal("TRẦN THỊ THỬ", Golden.Words(facts, FactKeys.WifeName));
        Assert.Equal("15/2010", Golden.Words(facts, FactKeys.EventNumber));
    }

    [Fact]
    public async Task Marriage_SeveralInForce_RowsOnly()
    {
        var reply = await Golden.ReadAsync<EventReply>("civil-status", "marriage-ok.response.json");
        var facts = Golden.Facts(CivilStatusMapping.Read(reply with { value = [reply.value![0], reply.value[0]] }, "KH"));
        Assert.Equal(2, Golden.Rows(facts, FactKeys.Marriages).Count);
        Assert.Null(facts[FactKeys.WifeName]);
    }

    [Fact]
    public async Task Marriage_Cancelled_NothingInForce()
    {
        var reply = await Golden.ReadAsync<EventReply>("civil-status", "marriage-ok.response.json");
        Assert.IsType<Answer.Nothing>(CivilStatusMapping.Read(reply with { value = [reply.value![0] with { trangThaiSo = "3" }] }, "KH"));
    }

    [Fact]
    public async Task Death_Registration_DayPlaceAndCause()
    {
        var facts = Golden.Facts(await ReadAsync("death-ok.response.json", "KT"));
        Assert.Equal("2026-10-30", Golden.Date(facts, FactKeys.DeathDate));
        Assert.NotNull(facts[FactKeys.DeathPlace]);
        Assert.Equal("90/2026", Golden.Words(facts, FactKeys.EventNumber));
    }

    [Fact]
    public async Task MaritalStatus_NeverMarried_Code() =>
        Assert.Equal("1", Golden.Code(Golden.Facts(await ReadAsync("marital-status-never-married.response.json", "TTHN")), FactKeys.MaritalStatus));

    // The table of the contract, row by row.
    [Theory]
    [InlineData("error-100.response.json", ErrorCode.CredentialsRefused, null)]
    [InlineData("error-101.response.json", ErrorCode.CredentialsRefused, null)]
    [InlineData("error-106.response.json", ErrorCode.RequestRefused, null)]
    [InlineData("error-108.response.json", ErrorCode.RequestRefused, null)]
    [InlineData("error-200.response.json", ErrorCode.RequestRefused, null)]
    [InlineData("error-302.response.json", ErrorCode.KeyNotAccepted, "person.personalId")]
    [InlineData("duplicate.response.json", ErrorCode.AnswerMalformed, null)]
    [InlineData("two.response.json", ErrorCode.AnswerMalformed, null)]
    public async Task Read_Error_FaultOfTheTable(string file, ErrorCode code, string? field)
    {
        var fault = Assert.IsType<Answer.Failed>(await ReadAsync(file, "KS")).Fault;
        Assert.Equal((code, field), (fault.Code, fault.Field));
    }

    [Fact]
    public async Task Read_NoRecordNoEventOrOtherKeys_ToldApart()
    {
        Assert.Equal([FactKeys.PersonalId], Assert.IsType<Answer.Nothing>(await ReadAsync("error-201.response.json", "KS")).Recheck);
        Assert.Empty(Assert.IsType<Answer.Nothing>(await ReadAsync("empty.response.json", "KS")).Recheck);
        Assert.Equal([FactKeys.FullName, FactKeys.BirthDate], Assert.IsType<Answer.Differs>(await ReadAsync("error-500.response.json", "KS")).Recheck);
    }

    [Theory]
    [InlineData("""{"status":"1"}""")]
    [InlineData("""{"status":"2","value":[]}""")]
    [InlineData("""{"value":[]}""")]
    [InlineData("""{"status":"1","value":[{"loai":"KH","vaiTro":"vo","duLieu":{}}]}""")]
    [InlineData("""{"status":"1","value":[{"loai":"KS","vaiTro":"nks"}]}""")]
    public async Task Read_OtherShapes_NeverFoundNorNotFound(string body) =>
        Assert.IsType<Answer.Failed>(CivilStatusMapping.Read(await Golden.ParseAsync<EventReply>(body), "KS"));

    [Theory]
    [InlineData("""{"namSinh":2001,"thangSinh":2,"ngaySinh":29}""")]
    [InlineData("""{"namSinh":2001,"ngaySinh":2}""")]
    public async Task Read_ImpossibleDay_RefusedNotRepaired(string date)
    {
        var reply = await Golden.ParseAsync<EventReply>(
            """{"status":"1","value":[{"loai":"KS","vaiTro":"nks","duLieu":{"nksHoTen":{"Ten":"THỬ"},"nksNgaySinh":DATE}}]}"""
                .Replace("DATE", date, StringComparison.Ordinal));
        Assert.Throws<FormatException>(() => CivilStatusMapping.Read(reply, "KS"));
    }

    private static async Task<Answer> ReadAsync(string file, string kind) =>
        CivilStatusMapping.Read(await Golden.ReadAsync<EventReply>("civil-status", file), kind);
}
