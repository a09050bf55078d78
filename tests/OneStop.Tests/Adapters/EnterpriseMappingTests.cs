using OneStop.Adapters.Enterprise;
using OneStop.Adapters.Plumbing;
using OneStop.Core.Errors;
using OneStop.Core.Facts;

namespace OneStop.Tests.Adapters;

public sealed class EnterpriseMappingTests
{
    [Fact]
    public async Task Enterprise_ListsOfOneEverywhere_EveryFactTyped()
    {
        var facts = Golden.Facts(await EnterpriseAsync("enterprise-ok.response.json"));
        Assert.Equal("5709990003", Assert.IsType<FactValue.Tax>(facts[FactKeys.EnterpriseCode]).Value.Reveal());
        Assert.Equal("CÔNG TY TNHH MẪU & THỬ HẠ LONG", Golden.Words(facts, FactKeys.EnterpriseName));
        Assert.Equal("2018-03-15", Golden.Date(facts, FactKeys.EnterpriseFounded));
        Assert.Equal("1", Golden.Code(facts, FactKeys.EnterpriseStatus));
        Assert.Equal("06685", Assert.IsType<FactValue.Place>(facts[FactKeys.EnterpriseAddress]).Value.Commune);
        var representatives = Golden.Rows(facts, FactKeys.EnterpriseRepresentatives);
        Assert.Equal(2, representatives.Count);
        Assert.NotNull(representatives[0][FactKeys.PersonalId]);
        var activity = Golden.Rows(facts, FactKeys.EnterpriseActivities)[0];
        Assert.True(Assert.IsType<FactValue.Flag>(activity[FactKeys.ActivityMain]).Value);
    }

    [Fact]
    public async Task Enterprise_Suspended_DatesAreShown()
    {
        var facts = Golden.Facts(await EnterpriseAsync("enterprise-suspended.response.json"));
        Assert.Equal("2", Golden.Code(facts, FactKeys.EnterpriseStatus));
        Assert.Equal("2025-06-01", Golden.Date(facts, FactKeys.EnterpriseSuspendedFrom));
        Assert.Equal("2026-05-31", Golden.Date(facts, FactKeys.EnterpriseSuspendedTo));
    }

    [Fact]
    public async Task Enterprise_Branch_CodeWithBranchNumber() =>
        Assert.Equal("5709990003-001", Assert.Single(Assert.IsType<Answer.Record>(await EnterpriseAsync("enterprise-branch.response.json")).Numbers));

    [Theory]
    [InlineData("enterprise-two.response.json", ErrorCode.AnswerMalformed)]
    [InlineData("v2-field.response.json", ErrorCode.KeyNotAccepted)]
    [InlineData("v2-duplicate.response.json", ErrorCode.AnswerMalformed)]
    public async Task Enterprise_SuccessStatusWithoutARecord_Fault(string file, ErrorCode expected) =>
        Assert.Equal(expected, Assert.IsType<Answer.Failed>(await EnterpriseAsync(file)).Fault.Code);

    [Theory]
    [InlineData("""{"GetEntCert":[]}""", true)]
    [InlineData("""{"GetEntCert":null}""", true)]
    [InlineData("""{"GetEntCert":""}""", true)]
    [InlineData("""{}""", false)]
    [InlineData("""{"fault":{"code":900901,"message":"Invalid Credentials"}}""", false)]
    [InlineData("""{"Status":"0","Message":""}""", false)]
    [InlineData("""{"Status":"0","Message":"Có lỗi xảy ra"}""", false)]
    public async Task Enterprise_EmptyOrOtherShape_OnlyTheAgreedEmptyAnswerMeansNotFound(string body, bool nothing)
    {
        var reply = await Golden.ParseAsync<CertReply>(body);
        Assert.IsType(nothing ? typeof(Answer.Nothing) : typeof(Answer.Failed), EnterpriseMapping.One(reply, reply.GetEntCert));
    }

    [Theory]
    [InlineData("v1-ok.response.json")]
    [InlineData("v1-array-of-one.response.json")]
    public async Task V1_ObjectOrListOfOne_SameFacts(string file)
    {
        var facts = Golden.Facts(EnterpriseMapping.OneV1(await Golden.ReadAsync<V1Reply>("enterprise", file)));
        Assert.NotNull(facts[FactKeys.EnterpriseCode]);
        Assert.NotNull(facts[FactKeys.EnterpriseAddress]);
        Assert.NotEmpty(Golden.Rows(facts, FactKeys.EnterpriseRepresentatives));
    }

    [Fact]
    public async Task V1_Capital_DecimalNotDouble()
    {
        var facts = Golden.Facts(EnterpriseMapping.OneV1(await Golden.ReadAsync<V1Reply>("enterprise", "v1-ok.response.json")));
        Assert.Equal(5_000_000_000.000m, Assert.IsType<FactValue.Number>(facts[FactKeys.EnterpriseCapital]).Value);
    }

    [Theory]
    [InlineData("v1-empty.response.json", typeof(Answer.Nothing))]
    [InlineData("v1-field.response.json", typeof(Answer.Failed))]
    [InlineData("v1-duplicate.response.json", typeof(Answer.Failed))]
    public async Task V1_StatusZero_ReadByItsSentence(string file, Type expected) =>
        Assert.IsType(expected, EnterpriseMapping.OneV1(await Golden.ReadAsync<V1Reply>("enterprise", file)));

    [Fact]
    public async Task Household_OwnerOfTwo_BothDateFormats()
    {
        var reply = await Golden.ReadAsync<CertReply>("enterprise", "household-business-two.response.json");
        var owner = Exchanges.Person("022086000050", "Trịnh Văn Mẫu Doanh", "1986-01-01");
        var rows = Golden.Rows(Golden.Facts(EnterpriseMapping.Households(reply, owner)), FactKeys.HouseholdBusinesses);
        Assert.Equal(["2018-03-15", "2018-03-15"], rows.Select(r => Golden.Date(r, FactKeys.EnterpriseFounded)));
        Assert.All(rows, r => Assert.NotNull(r[FactKeys.BusinessRegistrationNumber]));
    }

    // B55
    [Fact]
    public async Task Household_OneOfSomebodyElse_AboutAnother()
    {
        var reply = await Golden.ReadAsync<CertReply>("enterprise", "household-business-two.response.json");
        var answer = EnterpriseMapping.Households(reply, Exchanges.Person("022090000001", "Nguyễn Văn Mẫu", "1990-01-15"));
        Assert.Equal(ErrorCode.AnswerAboutAnother, Assert.IsType<Answer.Failed>(answer).Fault.Code);
    }

    [Fact]
    public async Task Cooperative_ObjectsWhereListsAreUsual_OneRepresentative()
    {
        var reply = await Golden.ReadAsync<CertReply>("enterprise", "cooperative-ok.response.json");
        var facts = Golden.Facts(EnterpriseMapping.One(reply, reply.CoopCert));
        Assert.Equal("ĐẶNG VĂN MẪU SƠN", Golden.Words(Assert.Single(Golden.Rows(facts, FactKeys.EnterpriseRepresentatives)), FactKeys.FullName));
        Assert.Equal("2018-03-15", Golden.Date(facts, FactKeys.EnterpriseFounded));
    }

    private static async Task<Answer> EnterpriseAsync(string file)
    {
        var reply = await Golden.ReadAsync<CertReply>("enterprise", file);
        return EnterpriseMapping.One(reply, reply.GetEntCert);
    }
}
