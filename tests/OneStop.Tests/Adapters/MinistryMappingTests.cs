using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using OneStop.Adapters.Ministry;
using OneStop.Adapters.Plumbing.Settings;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync.Inbound;
using OneStop.Tests.Contracts;

namespace OneStop.Tests.Adapters;

/// <summary>A ministry's golden messages in the hub's words.</summary>
public sealed class MinistryMappingTests
{
    private static readonly byte[] Certificate = "%PDF-1.4 THU"u8.ToArray();

    [Fact]
    public async Task Item_GoldenBirth_HasTheNumberTheEntryAndTheCertificate()
    {
        var outer = (await Golden.ReadAsync<DetailReply>("ministry", "detail.response.json")).data!;
        var item = Item(outer);
        var result = item.Content.Result!;

        Assert.Equal((InboundKind.Result, DossierStatus.Finished, "KQ.G15.000001"), (item.Kind, item.Status, item.Content.ResultCode));
        Assert.Equal(("022226000001", "17", "01/2026", "17"), (result.PersonalId!.Reveal(), result.RegistrationNumber, result.Book, result.Page));
        Assert.Equal(["ket-qua.pdf", "giay-khai-sinh.pdf"], item.Files.Select(file => file.Name));
        Assert.Equal(Hash(Certificate), item.Files[1].Sha256);
        var message = MinistryMapping.Message(outer);
        Assert.Equal(Certificate, MinistryFiles.Content(message, MinistryResults.Of(message), Hash(Certificate)));
        Assert.Equal(result.Others, InboundCodec.Read(InboundCodec.Write(item)).Content.Result!.Others);
        Assert.Equal(result.PersonalId, InboundCodec.Read(InboundCodec.Write(item)).Content.Result!.PersonalId);
    }

    [Fact]
    public void Item_GoldenDeath_HasTheCertificateAndNoNumber()
    {
        var item = Item(Outer(Inner("detail-death.response.json")));
        Assert.Null(item.Content.Result!.PersonalId);
        Assert.Equal("3", item.Content.Result.RegistrationNumber);
        Assert.Equal(["giay-khai-tu.pdf"], item.Files.Select(file => file.Name));
    }

    // Marked once, it never comes back: every member is read, or stands among the others, or is a file.
    [Fact]
    public async Task Item_Golden_LosesNoMember()
    {
        var outer = (await Golden.ReadAsync<DetailReply>("ministry", "detail.response.json")).data!;
        var content = Item(outer).Content;

        Assert.Equal(
            ["/data/chucDanh", "/data/fileDinhKem/0/id", "/data/fileDinhKem/0/loaiGiayTo", "/data/fileDinhKem/0/tenGiayTo", "/data/phongBanXuLy", "/maDonVi", "/maTTHC", "/module", "/ngayTiepNhan"],
            content.Others!.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["ndkksMaTinh", "ndkksMaXa", "ngayDangKy", "nksGioiTinh"], content.Result!.Others.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("Công chức tư pháp hộ tịch", "1"), (content.Others!["/data/chucDanh"], content.Result.Others["nksGioiTinh"]));
    }

    [Fact]
    public void Item_WithdrawnFile_IsNoFileAndIsStillNamed()
    {
        var inner = Inner("detail-inner.response.json");
        inner["fileDinhKem"]![0]!["huyGiayTo"] = 1;
        var item = Item(Outer(inner));
        Assert.Equal(["giay-khai-sinh.pdf"], item.Files.Select(file => file.Name));
        Assert.Equal("ket-qua.pdf", item.Content.Others!["/data/fileDinhKem/0/tenTepDinhKem"]);
    }

    [Fact]
    public void Item_Whatever_PrintsNobody()
    {
        var item = Item(Outer(Inner("detail-inner.response.json")));
        Assert.All([$"{item}", $"{item.Content}", $"{item.Content.Result}"], text => Assert.DoesNotContain("022226", text, StringComparison.Ordinal));
        Assert.DoesNotContain("022226", JsonSerializer.Serialize(item.Content.Result), StringComparison.Ordinal);
    }

    // A portal that reports the same state knows nothing of the number: the two are not one.
    [Fact]
    public void Content_ResultBeside_IsNotTheSameAsWithout()
    {
        var item = Item(Outer(Inner("detail-death.response.json")));
        var without = item with { Content = item.Content with { Result = null } };
        Assert.NotEqual(InboundKey.ContentOf(item), InboundKey.ContentOf(without));
        Assert.NotEqual(
            InboundKey.ContentOf(item), InboundKey.ContentOf(item with { Content = item.Content with { Result = item.Content.Result! with { Page = "4" } } }));
    }

    [Theory]
    [InlineData("soDinhDanh", "\"02222600000\"")]
    [InlineData("giayKhaiSinh", "\"***\"")]
    [InlineData("soDangKy", "{}")]
    public void Item_ResultThatCannotBeRead_Throws(string member, string value)
    {
        var inner = Inner("detail-inner.response.json");
        var result = JsonNode.Parse((string)inner["ketQuaXuLy"]!)!;
        result[member] = JsonNode.Parse(value);
        inner["ketQuaXuLy"] = result.ToJsonString();
        Assert.True(Record.Exception(() => Item(Outer(inner))) is FormatException or JsonException);
    }

    // B4, in the hub's words: what DVCLT counts, and not what the portal counts.
    [Theory]
    [InlineData("1", DossierStatus.Filed)]
    [InlineData("2", DossierStatus.SupplementRequested)]
    [InlineData("3", DossierStatus.Processing)]
    [InlineData("4", DossierStatus.Finished)]
    [InlineData("5", DossierStatus.Returned)]
    [InlineData("6", DossierStatus.Refused)]
    [InlineData("7", DossierStatus.Processing)]
    public void Status_Usual_IsDvclts(string code, DossierStatus status) => Assert.Equal(status, StatusOf(code));

    [Theory]
    [InlineData("8")]
    [InlineData("10")]
    [InlineData("0")]
    [InlineData("")]
    [InlineData("04")]
    public void Status_InNoLine_CannotBeRead(string code) => Assert.Throws<FormatException>(() => StatusOf(code));

    [Fact]
    public void Status_ConfiguredLine_ReplacesTheUsualOne()
    {
        (string, string)[] lines = [("finished", "9, DK"), ("returned", "none")];
        Assert.Equal(DossierStatus.Finished, StatusOf("9", lines));
        Assert.Equal(DossierStatus.Finished, StatusOf("DK", lines));
        Assert.Throws<FormatException>(() => StatusOf("4", lines));
        Assert.Throws<FormatException>(() => StatusOf("5", lines));
        Assert.Equal(DossierStatus.Filed, StatusOf("1", lines));
    }

    [Theory]
    [InlineData("finished", "3", "Inbound:ministry:Statuses:processing+finished have the same code 3; for example ")]
    [InlineData("finished", "4,,9", "Inbound:ministry:Statuses:finished has something that is no code of at most ten letters and digits; for example 4")]
    [InlineData("done", "4", "Inbound:ministry:Statuses:done is no known setting")]
    public void Statuses_Mistaken_AreReportedWithKeyAndReason(string name, string codes, string mistake) =>
        Assert.StartsWith(mistake, Assert.Single(Options((name, codes)).Mistakes), StringComparison.Ordinal);

    private static DossierStatus StatusOf(string code, params (string, string)[] lines)
    {
        var inner = Inner("detail-inner.response.json");
        inner["trangThai"] = code;
        return Item(Outer(inner), lines).Status!.Value;
    }

    private static InboundItem Item(OuterRecord outer, params (string, string)[] lines) =>
        MinistryMapping.Item("ministry", "1", outer, Options(lines), DateTimeOffset.UnixEpoch);

    private static JsonObject Inner(string file) => JsonNode.Parse(ContractFiles.ExampleText("ministry", file))!.AsObject();

    private static OuterRecord Outer(JsonObject inner) => new((string)inner["maHoSo"]!, inner.ToJsonString());

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static MinistryOptions Options(params (string Name, string Codes)[] lines)
    {
        var settings = lines.ToDictionary(line => $"Inbound:ministry:Statuses:{line.Name}", line => (string?)line.Codes);
        settings["Inbound:ministry:Enabled"] = "true";
        settings["Inbound:ministry:Unit"] = "H49";
        settings["Inbound:ministry:BaseAddress"] = "https://ministry.example.invalid/";
        settings["Inbound:ministry:UserName"] = "onestop-ministry";
        settings["Inbound:ministry:Password"] = "synthetic-ministry-secret";
        var options = new MinistryOptions();
        options.Read(new SettingReader(new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("Inbound:ministry"), options.Mistakes));
        return options;
    }
}
