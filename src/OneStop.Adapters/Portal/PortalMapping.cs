using System.Globalization;
using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Core.Dossiers;
using OneStop.Core.Facts;
using OneStop.Core.Sync;

namespace OneStop.Adapters.Portal;

/// <summary>The hub's dossiers in the portal's words. What is not known is sent empty: nothing is made up to get through.</summary>
internal sealed class PortalMapping(PortalOptions options, IFileLinks links)
{
    private const int AbstractLimit = 1000;
    private const int OfficerLimit = 50;
    private const int PaperLimit = 4000;
    private const int ResultLimit = 2000;
    private const int NoteLimit = 2000;

    private readonly Dictionary<string, DossierStatus> statusOfCode = options.Statuses.ToDictionary(pair => pair.Value, pair => pair.Key);

    public string CodeOf(DossierStatus status) => options.Statuses[status];

    /// <summary>Null for a code that stands for none of the ten.</summary>
    public DossierStatus? StatusOf(string? code) =>
        code is not null && statusOfCode.TryGetValue(code.Trim(), out var status) ? status : null;

    public DossierRecord Record(DossierState dossier) => new()
    {
        MaHoSo = dossier.Code.Text,
        MaTTHC = ProcedureOf(dossier.Procedure.Code),
        TenTTHC = dossier.Procedure.Name ?? "",
        MaLinhVuc = dossier.Procedure.SectorCode ?? "",
        TenLinhVuc = dossier.Procedure.SectorName ?? "",
        KenhThucHien = Number((int)dossier.Channel),
        SoGiayToChuHoSo = dossier.Applicant.PersonalIds is [var first, ..] ? first.Reveal() : dossier.Applicant.TaxCode?.Reveal() ?? "",
        ChuHoSo = NameOf(dossier.Applicant),
        LoaiDoiTuong = Number((int)dossier.Applicant.Kind),
        // The account's TechID and nothing else: one test system puts the person's number here, which the portal's own look-up contradicts.
        MaDoiTuong = dossier.Applicant.PortalAccount ?? "",
        Email = dossier.Applicant.Email ?? "",
        SoDienThoai = dossier.Applicant.Phone ?? "",
        TrichYeuHoSo = ShortText.Of(dossier.Abstract, AbstractLimit),
        NgayTiepNhan = WireTime.Write(dossier.ReceivedAt),
        NgayHenTra = WireTime.Write(dossier.DueAt),
        TrangThaiHoSo = CodeOf(dossier.Status),
        NgayTra = WireTime.Write(dossier.ReturnedAt),
        HinhThuc = Flag(dossier.ReturnByPost),
        NgayKetThucXuLy = WireTime.Write(dossier.FinishedAt),
        DonViXuLy = dossier.Unit.Name,
        GhiChu = ShortText.Of(dossier.Note, NoteLimit),
        TaiLieuNop = [.. dossier.Papers.Select(paper => Paper(paper, dossier.Evidence))],
        DanhSachLePhi = [.. dossier.Fees.Select(Fee)],
        DanhSachHoSoBoSung = [.. dossier.Supplements.Select(request => Supplement(request, dossier.Evidence))],
        DanhSachGiayToKetQua = [.. dossier.Results.Select(Result)],
        NoiNopHoSo = dossier.FromPortal ? "1" : "2",
        HoSoCoThanhPhanSoHoa = Flag(dossier.Papers.Any(paper => paper is { Deleted: false, File: not null })),
        TaiKhoanDuocXacThucVoiVNeID = Flag(dossier.Applicant.IdentityVerified),
        DuocThanhToanTrucTuyen = dossier.Payment switch { OnlinePayment.Portal => "1", OnlinePayment.ProvincialGateway => "2", _ => "0" },
        NgayTuChoi = WireTime.Write(dossier.RefusedAt),
        DinhDanhCHS = [.. dossier.Applicant.PersonalIds.Select(id => new IdentityRecord(id.IsLegacy ? "2" : "1", id.Reveal()))],
        NgayNopHoSo = WireTime.Write(dossier.FiledAt),
        DSKetNoiCSDL = [.. dossier.Evidence.Registries.Distinct().Where(options.DatabaseCodes.ContainsKey).Select(key => new DatabaseRecord(options.DatabaseCodes[key]))],
    };

    public StepRecord Step(DossierCode code, ProcessingStep step) => new(
        MaHoSo: code.Text,
        NguoiXuLy: ShortText.Of(step.Officer, OfficerLimit),
        ChucDanh: step.Title ?? "",
        ThoiDiemXuLy: WireTime.Write(step.At),
        PhongBanXuLy: step.Department ?? "",
        NoiDungXuLy: step.Content,
        TrangThai: CodeOf(step.Status),
        NgayBatDau: WireTime.Write(step.From),
        NgayKetThucTheoQuyDinh: WireTime.Write(step.Until));

    public static QuestionRecord Question(QuestionText question) =>
        new(question.Id, question.Sector, question.Content, question.Unit.Text, question.UnitName);

    public static AnswerRecord Answer(QuestionAnswer answer) => new(
        answer.QuestionId, answer.AskedUnit ?? answer.Unit.Text, answer.AnsweredBy, answer.Title ?? "",
        answer.AnsweredOn.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), answer.Content);

    public static RatingRecord Rating(UnitRating rating) => new(
        NgayTongHop: string.Create(CultureInfo.InvariantCulture, $"{rating.Month}-{rating.Year:D4}"),
        TongSoNguoiDanhGia: Number(rating.Answers),
        PhanTramDanhGiaRatHaiLong: Share(rating.Officers.VerySatisfied),
        PhanTramDanhGiaHaiLong: Share(rating.Officers.Satisfied),
        PhanTramDanhGiaChuaHaiLong: Share(rating.Officers.Dissatisfied),
        DanhSachNoiDungYKien: string.Join('\n', rating.Remarks ?? []),
        MaThuTuc: rating.Procedure?.National ?? "",
        NoiDung: "",
        PhanTramDanhGiaDichVuRatHaiLong: Share(rating.Service.VerySatisfied),
        PhanTramDanhGiaDichVuHaiLong: Share(rating.Service.Satisfied),
        PhanTramDanhGiaDichVuChuaHaiLong: Share(rating.Service.Dissatisfied),
        Madonvi: rating.Unit.Text,
        TenDonVi: rating.UnitName);

    /// <summary>Reuse is reported only as far as the hub recorded it: a fetch from the warehouse, or a file digitised before.</summary>
    private PaperRecord Paper(DossierPaper paper, DossierEvidence evidence)
    {
        var isFetched = evidence.WarehousePapers.Contains(paper.Id);
        var isReused = isFetched || evidence.DigitisedPapers.Contains(paper.Id);
        return new(
            TepDinhKemId: paper.Id,
            TenTepDinhKem: ShortText.Of(paper.Name, PaperLimit),
            IsDeleted: paper.Deleted ? "True" : "False",
            MaThanhPhanHoSo: paper.Component ?? "",
            DuongDanTaiTepTin: Link(paper.File),
            DuocSoHoa: Flag(paper.File is not null),
            DuocTaiSuDung: !isReused ? "0" : paper.ReplacedByResult is null ? "1" : "2",
            DuocLayTuKhoDMQG: Flag(isFetched),
            MaKetQuaThayThe: paper.ReplacedByResult ?? "");
    }

    // HinhThucThu has no published list; 1 is the one value that has been seen.
    private static FeeRecord Fee(DossierFee fee) =>
        new(fee.Name, fee.Code ?? "", "1", fee.Exempt ? "0" : fee.Amount.ToString(CultureInfo.InvariantCulture), Number(fee.Kind));

    private SupplementRecord Supplement(SupplementRequest request, DossierEvidence evidence) => new(
        request.Number, request.RequestedBy, request.Content, WireTime.Write(request.RequestedAt), request.ReceivedBy ?? "", request.CompletionNote ?? "",
        WireTime.Write(request.CompletedAt), request.CompletedAt is not null,
        [.. request.Papers.Select(paper => Paper(paper, evidence))], [.. request.Fees.Select(Fee)], WireTime.Write(request.PreviousDueAt), WireTime.Write(request.NewDueAt));

    private ResultRecord Result(DossierResult result) =>
        new(ShortText.Of(result.Name, ResultLimit), result.Component ?? "", result.Id, Link(result.File), result.Code ?? "");

    // A code that names its owner is a local procedure's, and complete.
    private string ProcedureOf(ProcedureCode code) => code.HasOwner || options.ProcedureSuffix.Length == 0 ? code.Text : $"{code.National}.{options.ProcedureSuffix}";

    private string Link(FileReference? file) => file is null ? "" : links.LinkTo(file).AbsoluteUri;

    private static string NameOf(Applicant applicant) => applicant.Kind == ApplicantKind.Citizen
        ? applicant.Name?.Reveal() ?? applicant.OrganisationName ?? ""
        : applicant.OrganisationName ?? applicant.Name?.Reveal() ?? "";

    private static string Share(int percent) => string.Create(CultureInfo.InvariantCulture, $"{percent}%");

    private static string Flag(bool value) => value ? "1" : "0";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
