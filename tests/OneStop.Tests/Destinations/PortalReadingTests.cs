using System.Text.Json;
using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Adapters.Portal;
using OneStop.Tests.Contracts;

namespace OneStop.Tests.Destinations;

public sealed class PortalReadingTests
{
    [Theory]
    [InlineData("created.response.json", nameof(PortalVerdict.Taken))]
    [InlineData("created-integer.response.json", nameof(PortalVerdict.Taken))]
    [InlineData("updated.response.json", nameof(PortalVerdict.Taken))]
    [InlineData("steps.response.json", nameof(PortalVerdict.Taken))]
    [InlineData("stored.response.json", nameof(PortalVerdict.Taken))]
    [InlineData("exists.response.json", nameof(PortalVerdict.AlreadyThere))]
    [InlineData("exists-zero.response.json", nameof(PortalVerdict.AlreadyThere))]
    [InlineData("exists-negative.response.json", nameof(PortalVerdict.AlreadyThere))]
    [InlineData("refused-absent.response.json", nameof(PortalVerdict.NotThere))]
    [InlineData("lookup-not-found.response.json", nameof(PortalVerdict.NotThere))]
    [InlineData("session-over.response.json", nameof(PortalVerdict.SessionEnded))]
    [InlineData("refused-unit.response.json", nameof(PortalVerdict.NotOurs))]
    [InlineData("contradicting.response.json", nameof(PortalVerdict.Unclear))]
    [InlineData("refused-procedure.response.json", nameof(PortalVerdict.Rejected))]
    [InlineData("refused-date.response.json", nameof(PortalVerdict.Rejected))]
    [InlineData("refused-status.response.json", nameof(PortalVerdict.Rejected))]
    [InlineData("refused-required.response.json", nameof(PortalVerdict.Rejected))]
    [InlineData("refused-length.response.json", nameof(PortalVerdict.Rejected))]
    [InlineData("refused-steps-limit.response.json", nameof(PortalVerdict.Rejected))]
    public void Reply_Golden_ReadAsMeant(string file, string verdict) =>
        Assert.Equal(verdict, PortalReading.Of(JsonSerializer.Deserialize<PortalReply>(ContractFiles.ExampleText("portal", file), DestinationRefit.Json)!).ToString());

    [Theory]
    [InlineData("MaLinhVuc not found", "procedure.sectorCode")]
    [InlineData("TenTTHC không được để trống trên Cổng Dịch vụ công quốc gia", "procedure.name")]
    [InlineData("Gia không hợp lệ", "fees.amount")]
    [InlineData("Cổng Dịch vụ công Quốc gia từ chối", null)]
    public void Refusal_NamesTheFieldThatTheSentenceNames(string words, string? field) => Assert.Equal(field, PortalReading.Refusal(new("-1", words)).Field);

    // C4–C6 and their neighbours: neither the code nor the words are believed alone.
    [Theory]
    [InlineData("00", "Đồng bộ THÀNH CÔNG", nameof(PortalVerdict.Taken))]
    [InlineData("0", "đo\u0302\u0300ng bo\u0323\u0302 tha\u0300nh co\u0302ng", nameof(PortalVerdict.Taken))]
    [InlineData("0", "Đồng bộ không thành công", nameof(PortalVerdict.Unclear))]
    [InlineData("-1", "Đồng bộ thành công", nameof(PortalVerdict.Unclear))]
    [InlineData("0", "", nameof(PortalVerdict.Unclear))]
    [InlineData("OK", "Thành công", nameof(PortalVerdict.Unclear))]
    [InlineData("0.0", "Thành công", nameof(PortalVerdict.Unclear))]
    [InlineData("5", "Hồ sơ đã tồn tại", nameof(PortalVerdict.Rejected))]
    [InlineData("-1", "Hệ thống đang bảo trì", nameof(PortalVerdict.Later))]
    [InlineData("-1", "HỒ SƠ CHƯA TỒN TẠI TRÊN CỔNG DỊCH VỤ CÔNG QUỐC GIA", nameof(PortalVerdict.NotThere))]
    [InlineData("-1", "masohoso not found", nameof(PortalVerdict.NotThere))]
    [InlineData("-1", "Hồ sơ\u00A0 chưa  tồn\uFFFEtại", nameof(PortalVerdict.NotThere))]
    [InlineData("-1", "MaLinhVuc not found", nameof(PortalVerdict.Rejected))]
    [InlineData("-1", "Thủ tục hành chính không tồn tại", nameof(PortalVerdict.Rejected))]
    public void Reply_CodeAndWords_BothDecide(string code, string words, string verdict) =>
        Assert.Equal(verdict, PortalReading.Of(new(code, words)).ToString());

    [Theory]
    [InlineData("refused-procedure.response.json", "procedure.code")]
    [InlineData("refused-status.response.json", "status")]
    public void Refusal_SentenceNamesAField_PointsAtOurs(string file, string field)
    {
        var reply = JsonSerializer.Deserialize<PortalReply>(ContractFiles.ExampleText("portal", file), DestinationRefit.Json)!;
        Assert.Equal(field, PortalReading.Refusal(reply).Field);
    }
}
