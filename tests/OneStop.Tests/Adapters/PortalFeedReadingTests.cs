using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using OneStop.Adapters.Plumbing.Json;
using OneStop.Adapters.Plumbing.Settings;
using OneStop.Adapters.Portal;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync;
using OneStop.Core.Sync.Inbound;
using OneStop.Tests.Contracts;

namespace OneStop.Tests.Adapters;

/// <summary>The portal's golden entries and questions in the hub's words.</summary>
public sealed class PortalFeedReadingTests
{
    [Fact]
    public void Entry_GoldenReturned_HoldsWhatTheDossierCanHold()
    {
        var state = Read(Entry("feed-returned.response.json")).Content.State!;
        Assert.Equal(DossierStatus.Returned, state.Status);
        Assert.Equal((At(25, 10, 15), At(25, 10, 30), null), (state.FinishedAt, state.ReturnedAt, state.RefusedAt));
        Assert.Equal(OnlinePayment.Portal, state.Payment);
        Assert.Equal([new DossierFee("Lệ phí bản sao trích lục", 8000, 2, "1"), new DossierFee("Lệ phí đăng ký", 0, 2, Exempt: true)], state.Fees);
        var supplement = Assert.Single(state.Supplements);
        Assert.Equal(
            new SupplementRequest(1, "Cán bộ MẪU", "Bổ sung giấy báo tử", At(23, 9, 0), At(24, 8, 30), "Cán bộ MẪU", null, At(26, 17, 0), At(27, 17, 0)),
            supplement with { Papers = [], Fees = [] });
        var brought = Assert.Single(supplement.Papers);
        Assert.Equal(("BS-1", "Giấy báo tử", "TP-04", "giay-bao-tu.pdf"), (brought.Id, brought.Name, brought.Component, brought.File!.Name));
        Assert.Equal([new DossierFee("Phí bổ sung", 5000)], supplement.Fees);
        var result = Assert.Single(state.Results);
        Assert.Equal(("KQ-1", "KQ.G15.000045", "trich-luc-khai-tu.pdf"), (result.Id, result.Code, result.File!.Name));
    }

    [Fact]
    public void Entry_GoldenReturned_PapersKeepTheirReuseAndFindTheirFiles()
    {
        var papers = Read(Entry("feed-returned.response.json")).Content.State!.Papers;
        Assert.Equal(["TL-1", "TL-2", "TL-3"], papers.Select(paper => paper.Id));
        Assert.Equal(["to-khai.pdf", null, null], papers.Select(paper => paper.File?.Name));
        Assert.Equal([PaperReuse.None, PaperReuse.Digitised, PaperReuse.Warehouse], papers.Select(paper => paper.Reuse));
        Assert.Equal([null, "KQ.G15.000031", null], papers.Select(paper => paper.ReplacedByResult));
        Assert.Equal([false, false, true], papers.Select(paper => paper.Deleted));
    }

    [Fact]
    public void Entry_GoldenReturned_KeepsWhatTheHubHasNoWordFor()
    {
        var item = Read(Entry("feed-returned.response.json"));
        Assert.Equal("""[{"MaCSDL":"1"}]""", item.Content.Others!["/HoSo/DSKetNoiCSDL"].ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal("1", item.Content.Others["/HoSo/DanhSachLePhi/0/HinhThucThu"]);
        Assert.Equal(item.Content.Others, InboundCodec.Read(InboundCodec.Write(item)).Content.Others);
    }

    [Fact]
    public void Entry_SupplementsPaperWithoutId_HasOneOfTheEntrys()
    {
        var entry = Entry("feed-returned.response.json");
        entry["HoSo"]!["DanhSachHoSoBoSung"]![0]!["DanhSachGiayToBoSung"]![0]!.AsObject().Remove("TepDinhKemId");
        Assert.Equal("2-bs-1-1", Assert.Single(Assert.Single(Read(entry).Content.State!.Supplements).Papers).Id);
    }

    [Fact]
    public void Entry_FileThatNothingLists_IsAPaperOfItsOwn()
    {
        var paper = Assert.Single(Read(Entry("feed.response.json")).Content.State!.Papers);
        Assert.Equal(("1-1", "to-khai.pdf", "TP-01"), (paper.Id, paper.Name, paper.Component));
    }

    [Theory]
    [InlineData("DuocThanhToanTrucTuyen", "'7'")]
    [InlineData("NgayTra", "'25/11/2026'")]
    [InlineData("NgayKetThucXuLy", "'x'")]
    [InlineData("NgayTuChoi", "'2026'")]
    [InlineData("DanhSachLePhi", "[{'TenPhiLePhi':'MẪU','Gia':'8.000'}]")]
    [InlineData("DanhSachLePhi", "[{'TenPhiLePhi':'MẪU','Gia':'1','LoaiPhiLePhi':'9'}]")]
    [InlineData("DanhSachHoSoBoSung", "[{'NgayBoSung':''}]")]
    [InlineData("DanhSachHoSoBoSung", "[{'NgayBoSung':'20261123090000','TrangThaiBoSung':true}]")]
    [InlineData("TaiLieuNop", "[{'TenTepDinhKem':'MẪU','DuocTaiSuDung':'2'}]")]
    [InlineData("TaiLieuNop", "[{'TenTepDinhKem':'MẪU','DuocLayTuKhoDMQG':'co'}]")]
    [InlineData("DanhSachGiayToKetQua", "[{'GiayToId':'1'}]")]
    public void Entry_MemberThatCannotBeRead_Throws(string member, string value)
    {
        var entry = Entry("feed-returned.response.json");
        entry["HoSo"]![member] = JsonNode.Parse(value.Replace('\'', '"'));
        Assert.Throws<FormatException>(() => Read(entry));
    }

    [Fact]
    public void Question_Golden_SaysWhomToAnswer()
    {
        var item = ReadQuestion(Entry("pending-questions-all.response.json"));
        var question = item.Content.Question!;
        Assert.Equal(("1.000656", "000.00.00.H49", "H49"), (question.Procedure, question.AskedUnit, item.Unit.Text));
        Assert.Equal(
            ("TRẦN VĂN THỬ", "Số 1 phố MẪU", "thu@example.invalid", "0000000002"),
            (question.Asker!.Name!.Reveal(), question.Asker.Address, question.Asker.Email, question.Asker.Phone));
        Assert.Null(question.Answered);
        Assert.Equal(question, InboundCodec.Read(InboundCodec.Write(item)).Content.Question);
        Assert.All([$"{item}", $"{question}", $"{question.Asker}"], text => Assert.DoesNotContain("THỬ", text, StringComparison.Ordinal));

        var other = ReadQuestion(Entry("pending-questions-all.response.json", 1)).Content.Question!;
        Assert.Equal("CÔNG TY TNHH MẪU 01", other.Asker!.Name?.Reveal() ?? other.Asker.OtherName);
        Assert.Equal(new EarlierAnswer("TL-1", "Đã chuyển cơ quan MẪU"), other.Answered);
    }

    // Decision 20/2020: 000.00.00.X is X; which new code another old one became is the table's alone.
    [Theory]
    [InlineData("H49", "", "H49", null)]
    [InlineData("H49.14", "", "H49.14", null)]
    [InlineData(" 000.00.00.H49 ", "", "H49", null)]
    [InlineData("000.00.14.H49", "", "H49.14", null)]
    [InlineData("H49.77", "", "H49.20", null)]
    [InlineData("000.00.15.H49", "", "H49", "000.00.15.H49")]
    [InlineData("000.00.15.H49", "UBND phường MẪU", "H49.14", null)]
    [InlineData("H22.10", "", "H49", "H22.10")]
    [InlineData("", "UBND xã THỬ", "H49", "UBND xã THỬ")]
    [InlineData("", "", "H49", "")]
    public void Question_UnitAsThePortalWritesIt_IsSomebodys(string code, string name, string unit, string? unknown)
    {
        var row = Entry("pending-questions.response.json");
        (row["MADONVI"], row["TENDONVI"]) = (code, name);
        var item = ReadQuestion(row);
        Assert.Equal((unit, unknown), (item.Unit.Text, item.UnknownUnit));
        Assert.Equal(unit, item.Content.Question!.Unit.Text);
    }

    private static JsonObject Entry(string file, int at = 0) => JsonNode.Parse(ContractFiles.ExampleText("portal", file))!["result"]![at]!.AsObject();

    private static InboundItem Read(JsonObject entry)
    {
        var portal = new PortalOptions();
        portal.Read(new SettingReader(Section(), portal.Mistakes));
        return new PortalReadings(new PortalMapping(portal, new Destinations.PortalDossiersOfGold.Links()), Options())
            .Read(entry.Deserialize<FeedRecord>(WireJson.Options)!, [], DateTimeOffset.UnixEpoch);
    }

    private static InboundItem ReadQuestion(JsonObject row) =>
        PortalQuestionReadings.Read(row.Deserialize<AskedRecord>(WireJson.Options)!, Options(), [], DateTimeOffset.UnixEpoch);

    private static PortalFeedOptions Options()
    {
        var options = new PortalFeedOptions();
        var section = Section(("Enabled", "true"), ("Unit", "H49"), ("Units:000.00.14.H49", "H49.14"), ("Units:H49.77", "H49.20"), ("Units:UBND phường MẪU", "H49.14"));
        options.Read(new SettingReader(section, options.Mistakes));
        Assert.Empty(options.Mistakes);
        return options;
    }

    private static IConfigurationSection Section(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create($"p:{pair.Key}", (string?)pair.Value))).Build().GetSection("p");

    private static DateTimeOffset At(int day, int hour, int minute) => new(2026, 11, day, hour, minute, 0, TimeSpan.FromHours(7));
}
