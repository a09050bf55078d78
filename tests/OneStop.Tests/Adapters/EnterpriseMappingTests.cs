using System.Text.Json;
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
    public async Task Enterprise_SeveralStates_NoneVanishesAndTheLatestDatesAreShown()
    {
        var facts = Golden.Facts(await EnterpriseAsync("enterprise-history.response.json"));
        Assert.Equal("1; 2", Golden.Code(facts, FactKeys.EnterpriseStatus));
        Assert.Equal("Đang hoạt động; Tạm ngừng kinh doanh", Assert.IsType<FactValue.Code>(facts[FactKeys.EnterpriseStatus]).Label);
        Assert.Equal("2025-06-01", Golden.Date(facts, FactKeys.EnterpriseSuspendedFrom));
        Assert.Equal("2026-05-31", Golden.Date(facts, FactKeys.EnterpriseSuspendedTo));
    }

    [Theory]
    [InlineData("01/06/2024", "2", "01/06/2025", "3", "3", "2025-06-01")]
    [InlineData("01/06/2025", "2", "2024-06-01", "3", "2", "2025-06-01")]
    [InlineData("01/06/2025", "2", "01/06/2025", "3", "2; 3", "2025-06-01")]
    [InlineData("", "4", "01/06/2025", "2", "4; 2", "2025-06-01")]
    [InlineData("", "1", "", "4", "1; 4", null)]
    public void InForce_TwoStates_LatestWhereEachHasADateOtherwiseBoth(
        string first, string firstCode, string second, string secondCode, string expected, string? from)
    {
        var state = LegalState.InForce([new(firstCode, null, first, null), new(secondCode, null, second, null)])!;
        Assert.Equal(expected, state.MaTinhTrangPhapLy);
        Assert.Equal(from, WireDate.Read(state.NgayBatDauTamNgung)?.ToString());
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

    [Theory]
    [InlineData("KHÔNG TÌM THẤY DOANH NGHIỆP trong hệ thống", true)]
    [InlineData("Doanh nghiệp không tồn tại", true)]
    [InlineData("Kho\u0302ng co\u0301 du\u031b\u0303 lie\u0323\u0302u", true)]
    [InlineData("Thất bại", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public async Task V1_StatusZero_NotFoundAndCertainOnlyForAKnownSentence(string? sentence, bool certain)
    {
        var nothing = Assert.IsType<Answer.Nothing>(await V1Async(sentence, "null"));
        Assert.Equal((certain, FactKeys.EnterpriseCode), (nothing.Certain, Assert.Single(nothing.Recheck)));
    }

    // A source that is down, or closed to us, differs from a business that is not there.
    [Theory]
    [InlineData("Hệ thống đang quá tải", ErrorCode.RegistryThrottled)]
    [InlineData("Vượt số lượng yêu cầu cho phép", ErrorCode.RegistryThrottled)]
    [InlineData("Đơn vị chưa được cấp quyền khai thác", ErrorCode.RequestRefused)]
    [InlineData("Không tìm thấy quyền truy cập", ErrorCode.RequestRefused)]
    [InlineData("Không có dữ liệu do lỗi kết nối", ErrorCode.RegistryFailing)]
    [InlineData("LỖI HỆ THỐNG", ErrorCode.RegistryFailing)]
    [InlineData("Yêu cầu bị gián đoạn. Vui lòng thử lại.", ErrorCode.RegistryFailing)]
    [InlineData("Yêu cầu đã được tiếp nhận", ErrorCode.AnswerMalformed)]
    public async Task V1_StatusZeroWithTrouble_FaultAndNeverNotFound(string sentence, ErrorCode expected) =>
        Assert.Equal(expected, Assert.IsType<Answer.Failed>(await V1Async(sentence, "[]")).Fault.Code);

    [Fact]
    public async Task V1_StatusZeroBesideARecord_BreaksTheContract() =>
        Assert.IsType<Answer.Failed>(await V1Async("", """{"MainInformation":{"NAME":"THỬ"}}"""));

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

    private static async Task<Answer> V1Async(string? sentence, string data) => EnterpriseMapping.OneV1(await Golden.ParseAsync<V1Reply>(
        $$"""{"Data":{{data}},"DataCount":0,"Status":"0","Message":{{JsonSerializer.Serialize(sentence)}}}"""));

    private static async Task<Answer> EnterpriseAsync(string file)
    {
        var reply = await Golden.ReadAsync<CertReply>("enterprise", file);
        return EnterpriseMapping.One(reply, reply.GetEntCert);
    }
}
