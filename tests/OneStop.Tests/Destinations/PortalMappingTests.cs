using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Adapters.Plumbing.Settings;
using OneStop.Adapters.Portal;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync;
using OneStop.Tests.Contracts;
using static OneStop.Tests.Destinations.PortalDossiersOfGold;

namespace OneStop.Tests.Destinations;

public sealed class PortalMappingTests
{
    // The paper that the hub itself fetched: DuocLayTuKhoDMQG stands on its evidence, not on the caller's word.
    private static readonly DossierState Golden = Full with
    {
        Papers = [Full.Papers[0] with { Id = "P-1" }, Full.Papers[1] with { Id = "P-2" }],
        Evidence = new(["population", "enterprise"], ["P-2"]),
    };

    [Fact]
    public void Record_Full_IsTheGoldenRecord()
    {
        var expected = JsonNode.Parse(ContractFiles.ExampleText("portal", "record-facade.request.json"))![0]!;
        // Clients leave it out or send it empty.
        expected["SoBienNhan"] = "";
        expected["TaiLieuNop"]![0]!["TepDinhKemId"] = "P-1";
        expected["TaiLieuNop"]![1]!["TepDinhKemId"] = "P-2";
        var record = Mapping(("ProcedureSuffix", "000.00.00.H49"), ("DatabaseCodes:population", "7")).Record(Golden);
        var actual = JsonSerializer.SerializeToNode(record, DestinationRefit.Json)!;
        Assert.Equal(Lines(expected), Lines(actual));
        Assert.True(JsonNode.DeepEquals(expected, actual));
    }

    [Fact]
    public async Task Record_Full_SatisfiesTheContract()
    {
        var records = JsonSerializer.Serialize(new[] { Mapping().Record(Golden) }, DestinationRefit.Json);
        Assert.Empty(await OpenApiContract.Of("portal").BreachesAsync("Records", records));
    }

    [Fact]
    public void Steps_AreTheGoldenSteps()
    {
        ProcessingStep[] steps =
        [
            new("Cán bộ MẪU", At(22, 8, 30), "Tiếp nhận hồ sơ", DossierStatus.Received),
            new("NGUYỄN HOÀNG THỊ MẪU, Chuyên viên Phòng Tư ph...", At(23, 9, 0), "Yêu cầu bổ sung giấy tờ", DossierStatus.SupplementRequested, Until: At(26, 17, 0)),
            new("Cán bộ MẪU", At(22, 9, 30), "Chuyển xử lý", DossierStatus.Processing),
        ];
        var actual = JsonSerializer.SerializeToNode(steps.Select(step => Mapping().Step(Code, step)), DestinationRefit.Json)!;
        Assert.Equal(Lines(JsonNode.Parse(ContractFiles.ExampleText("portal", "steps-facade.request.json"))!), Lines(actual));
    }

    // C12: no number is made up.
    [Fact]
    public void Record_ApplicantWithoutNumber_NoIdentityAtAll()
    {
        var record = Mapping().Record(Full with { Applicant = Full.Applicant with { PersonalIds = [] } });
        Assert.Empty(record.DinhDanhCHS);
        Assert.Equal("", record.SoGiayToChuHoSo);
    }

    [Fact]
    public void Record_OldAndNewNumber_BothWithTheirKinds()
    {
        var record = Mapping().Record(Full with { Applicant = Full.Applicant with { PersonalIds = [Id("022190000001"), Id("100000001")] } });
        Assert.Equal([new("1", "022190000001"), new("2", "100000001")], record.DinhDanhCHS);
    }

    // The caller says "warehouse", and the hub fetched nothing.
    [Theory]
    [InlineData(PaperReuse.Warehouse, false, null, "0", "0")]
    [InlineData(PaperReuse.Warehouse, true, null, "1", "1")]
    [InlineData(PaperReuse.Warehouse, true, "KQ.G15.000031", "2", "1")]
    [InlineData(PaperReuse.Digitised, false, null, "0", "0")]
    [InlineData(PaperReuse.Digitised, false, null, "1", "0", true)]
    [InlineData(PaperReuse.Digitised, false, "KQ.G15.000031", "2", "0", true)]
    [InlineData(PaperReuse.None, false, "KQ.G15.000031", "0", "0")]
    public void Paper_ReuseMarks_FollowTheEvidence(PaperReuse stated, bool fetched, string? replacedBy, string reused, string fromWarehouse, bool wasKept = false)
    {
        var paper = new DossierPaper("P-1", "Giấy MẪU", "TP-01", File("0001"), replacedBy, stated);
        var record = Mapping().Record(Full with { Papers = [paper], Evidence = new([], fetched ? ["P-1"] : []) { DigitisedPapers = wasKept ? ["P-1"] : [] } }).TaiLieuNop.Single();
        Assert.Equal((reused, fromWarehouse), (record.DuocTaiSuDung, record.DuocLayTuKhoDMQG));
    }

    [Theory]
    [InlineData("1.004873", "", "1.004873")]
    [InlineData("1.004873", "000.00.00.H49", "1.004873.000.00.00.H49")]
    [InlineData("2.002621.H56", "", "2.002621.H56")]
    [InlineData("2.002621.H56", "000.00.00.H49", "2.002621.H56")]
    public void Record_LocalProcedure_KeepsItsOwner(string code, string suffix, string expected)
    {
        var procedure = ProcedureCode.TryParse(code, out var parsed, out _) ? parsed : throw new InvalidOperationException();
        var record = Mapping(("ProcedureSuffix", suffix)).Record(Full with { Procedure = Full.Procedure with { Code = procedure } });
        Assert.Equal(expected, record.MaTTHC);
    }

    [Fact]
    public void Record_Supplement_CarriesItsPapersAndFees()
    {
        var brought = new SupplementRequest(1, "Cán bộ MẪU", "Bổ sung", Full.ReceivedAt!.Value) { Papers = [new("P-9", "Giấy MẪU", File: File("0009"))], Fees = [new("Phí MẪU", 5000)] };
        var record = Mapping().Record(Full with { Supplements = [brought] }).DanhSachHoSoBoSung.Single();
        Assert.Equal(("P-9", "1", "5000"), (record.DanhSachGiayToBoSung.Single().TepDinhKemId, record.DanhSachGiayToBoSung[0].DuocSoHoa, record.DanhSachLePhiBoSung.Single().Gia));
    }

    [Theory]
    [InlineData(true, false, "1")]
    [InlineData(true, true, "0")]
    [InlineData(false, false, "0")]
    public void Record_DigitisedMark_OnlyForPapersThatAreThere(bool withFile, bool deleted, string expected)
    {
        var paper = new DossierPaper("P-1", "Giấy MẪU", File: withFile ? File("0001") : null, Deleted: deleted);
        var record = Mapping().Record(Full with { Papers = [paper] });
        Assert.Equal(expected, record.HoSoCoThanhPhanSoHoa);
        Assert.Equal(deleted ? "True" : "False", record.TaiLieuNop[0].IsDeleted);
    }

    [Fact]
    public void Record_RegistryWithoutACode_NotReported() => Assert.Empty(Mapping().Record(Full).DSKetNoiCSDL);

    [Fact]
    public void Record_Exemption_SentAsZero()
    {
        var record = Mapping().Record(Full with { Fees = [new("Lệ phí MẪU", 0, Exempt: true)] });
        Assert.Equal("0", Assert.Single(record.DanhSachLePhi).Gia);
    }

    [Theory]
    [InlineData(OnlinePayment.Portal, "1")]
    [InlineData(OnlinePayment.ProvincialGateway, "2")]
    [InlineData(OnlinePayment.None, "0")]
    public void Record_OnlinePayment_ByWhereItWasPaid(OnlinePayment payment, string expected) =>
        Assert.Equal(expected, Mapping().Record(Full with { Payment = payment }).DuocThanhToanTrucTuyen);

    // C11
    [Fact]
    public void Record_TextsBeyondTheLimits_ShortenedWithAMark()
    {
        var record = Mapping().Record(Full with { Abstract = new string('ă', 1200), Note = new string('n', 2001) });
        Assert.Equal((1000, 2000), (record.TrichYeuHoSo.Length, record.GhiChu.Length));
        Assert.EndsWith("...", record.TrichYeuHoSo, StringComparison.Ordinal);
        var step = Mapping().Step(Code, new("NGUYỄN HOÀNG THỊ MẪU, Chuyên viên Phòng Tư pháp và Hộ tịch", At(22, 8, 30), "Tiếp nhận", DossierStatus.Received));
        Assert.Equal("NGUYỄN HOÀNG THỊ MẪU, Chuyên viên Phòng Tư pháp...", step.NguoiXuLy);
    }

    // B2: real systems swap 1 and 2, and 3 and 8.
    [Fact]
    public void Status_Swapped_ByConfigurationInBothDirections()
    {
        var mapping = Mapping(("Statuses:filed", "2"), ("Statuses:received", "1"), ("Statuses:refused", "8"), ("Statuses:stopped", "3"));
        Assert.Equal("1", mapping.Record(Full with { Status = DossierStatus.Received }).TrangThaiHoSo);
        Assert.Equal("8", mapping.CodeOf(DossierStatus.Refused));
        Assert.All(Enum.GetValues<DossierStatus>(), status => Assert.Equal(status, mapping.StatusOf(mapping.CodeOf(status))));
        Assert.Null(mapping.StatusOf("11"));
    }

    // A20: month without a leading zero, per cent as text, one field in another case.
    [Fact]
    public async Task Voices_SatisfyTheContractWithItsQuirks()
    {
        var unit = Full.Unit;
        var rating = PortalMapping.Rating(new UnitRating(unit.Code, unit.Name, 2026, 3, 20, new(40, 50, 10), new(60, 40, 0)));
        Assert.Equal(("3-2026", "40%", "H49.14"), (rating.NgayTongHop, rating.PhanTramDanhGiaRatHaiLong, rating.Madonvi));
        var answer = PortalMapping.Answer(new("Q-1", unit.Code, "Cán bộ MẪU", null, new(2026, 11, 3), "Trả lời MẪU"));
        Assert.Equal(("03/11/2026", "H49.14"), (answer.NGAYTRALOI, answer.MADONVI));
        var asAsked = new QuestionAnswer("Q-1", unit.Code, "Cán bộ MẪU", null, new(2026, 11, 3), "Trả lời MẪU") { AskedUnit = "000.00.14.H49" };
        Assert.Equal("000.00.14.H49", PortalMapping.Answer(asAsked).MADONVI);
        var request = new SessionRequest("synthetic", "000.00.00.H49", PortalServices.Ratings, data: new[] { rating });
        Assert.Empty(await OpenApiContract.Of("portal").BreachesAsync("RatingsRequest", JsonSerializer.Serialize(request, DestinationRefit.Json)));
    }

    private static PortalMapping Mapping(params (string Key, string Value)[] settings)
    {
        var options = new PortalOptions();
        var section = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create($"p:{pair.Key}", (string?)pair.Value))).Build().GetSection("p");
        options.Read(new SettingReader(section, options.Mistakes));
        Assert.Empty(options.Mistakes);
        return new(options, new Links());
    }

    /// <summary>One line per value, so that a difference shows its place.</summary>
    private static IEnumerable<string> Lines(JsonNode? node, string path = "") => node switch
    {
        JsonObject parts => parts.OrderBy(part => part.Key, StringComparer.Ordinal).SelectMany(part => Lines(part.Value, $"{path}.{part.Key}")),
        JsonArray items => items.SelectMany((item, i) => Lines(item, $"{path}[{i}]")).Append($"{path}: {items.Count}"),
        _ => [$"{path} = {node?.ToJsonString()}"],
    };
}
