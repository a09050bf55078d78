using System.Text.Json;
using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Adapters.Plumbing.Json;
using OneStop.Core.Sync;
using Refit;

namespace OneStop.Adapters.Portal;

/// <summary>One address for many operations (session protocol), or an address for each (facade). Paths are configuration.</summary>
internal interface IPortalApi
{
    [Post("/{**path}")]
    Task<LoginReply> LoginAsync(string path, [Body] LoginRequest body, [Header("dstcode")] string? dstcode, CancellationToken cancellationToken);

    [Post("/{**path}")]
    Task<PortalReply> SessionAsync(
        string path, [Body] SessionRequest body, [Header("dstcode")] string? dstcode, [Header("Idempotency-Key")] string? key,
        [Property(LeaseHandler.LeaseKey)] ILease? lease, CancellationToken cancellationToken);

    [Post("/{**path}")]
    Task<PortalReply> PushAsync(
        string path, [Body] object body, string? MaDinhDanhDV, string? isUpdating, [Header("Idempotency-Key")] string? key,
        [Property(LeaseHandler.LeaseKey)] ILease? lease, CancellationToken cancellationToken);

    /// <summary>The step address of some facades answers with a sentence instead of an object.</summary>
    [Post("/{**path}")]
    Task<string> PushForTextAsync(
        string path, [Body] object body, string? MaDinhDanhDV, [Header("Idempotency-Key")] string? key, [Property(LeaseHandler.LeaseKey)] ILease? lease,
        CancellationToken cancellationToken);

    [Get("/{**path}")]
    Task<PortalReply> AskAsync(
        string path, string? MaDinhDanhDV, string? mahoso, string? tuNgay, string? denNgay, string? ngay, string? trangThai, string? tuMa,
        CancellationToken cancellationToken);
}

internal sealed record LoginRequest(string username, string password) : WireRecord;

internal sealed record LoginReply(string? session, string? error_code, string? message) : WireRecord;

internal sealed record SessionRequest(
    string session, string madonvi, string service, string? isUpdating = null, object? data = null, string? mahoso = null, string? tuNgay = null,
    string? denNgay = null, string? ngay = null, string? trangThai = null, string? tuMa = null, int? limit = null) : WireRecord;

/// <param name="error_code">0 as a number or as text, or another code.</param>
/// <param name="result">Depends on the operation; absent after a push.</param>
/// <param name="tiepTheo">Where the next page starts (assumed).</param>
internal sealed record PortalReply(string? error_code, string? message, JsonElement? result = null, string? tiepTheo = null) : WireRecord;

/// <summary>A record of <c>DongBoHoSoMC</c>. Every scalar is text; moments are yyyyMMddHHmmss, empty when unknown.</summary>
internal sealed record DossierRecord : WireRecord
{
    public required string MaHoSo { get; init; }
    public required string MaTTHC { get; init; }
    public required string TenTTHC { get; init; }
    public required string MaLinhVuc { get; init; }
    public required string TenLinhVuc { get; init; }
    public string SoBienNhan { get; init; } = "";
    public required string KenhThucHien { get; init; }
    public required string SoGiayToChuHoSo { get; init; }
    public required string ChuHoSo { get; init; }
    public required string LoaiDoiTuong { get; init; }
    public required string MaDoiTuong { get; init; }
    public string ThongTinKhac { get; init; } = "";
    public required string Email { get; init; }
    public string Fax { get; init; } = "";
    public required string SoDienThoai { get; init; }
    public required string TrichYeuHoSo { get; init; }
    public required string NgayTiepNhan { get; init; }
    public required string NgayHenTra { get; init; }
    public required string TrangThaiHoSo { get; init; }
    public required string NgayTra { get; init; }
    public string ThongTinTra { get; init; } = "";
    public required string HinhThuc { get; init; }
    public required string NgayKetThucXuLy { get; init; }
    public required string DonViXuLy { get; init; }
    public required string GhiChu { get; init; }
    public required PaperRecord[] TaiLieuNop { get; init; }
    public required FeeRecord[] DanhSachLePhi { get; init; }
    public OtherFileRecord[] DanhSachTepDinhKemKhac { get; init; } = [];
    public required SupplementRecord[] DanhSachHoSoBoSung { get; init; }
    public required ResultRecord[] DanhSachGiayToKetQua { get; init; }
    public required string NoiNopHoSo { get; init; }
    public required string HoSoCoThanhPhanSoHoa { get; init; }
    public required string TaiKhoanDuocXacThucVoiVNeID { get; init; }
    public required string DuocThanhToanTrucTuyen { get; init; }
    public required string NgayTuChoi { get; init; }
    public required IdentityRecord[] DinhDanhCHS { get; init; }
    public required string NgayNopHoSo { get; init; }
    public required DatabaseRecord[] DSKetNoiCSDL { get; init; }
}

internal sealed record PaperRecord(
    string TepDinhKemId, string TenTepDinhKem, string IsDeleted, string MaThanhPhanHoSo, string DuongDanTaiTepTin, string DuocSoHoa,
    string DuocTaiSuDung, string DuocLayTuKhoDMQG, string MaKetQuaThayThe) : WireRecord;

internal sealed record FeeRecord(string TenPhiLePhi, string MaPhiLePhi, string HinhThucThu, string Gia, string LoaiPhiLePhi) : WireRecord;

internal sealed record OtherFileRecord(string TenGiayTo, int SoLuong, int LoaiGiayTo) : WireRecord;

internal sealed record SupplementRecord(
    int HoSoBoSungId, string NguoiYeuCauBoSung, string NoiDungBoSung, string NgayBoSung, string NguoiTiepNhanBoSung, string ThongTinTiepNhan,
    string NgayTiepNhanBoSung, bool TrangThaiBoSung, PaperRecord[] DanhSachGiayToBoSung, FeeRecord[] DanhSachLePhiBoSung, string NgayHenTraTruoc,
    string NgayHenTraMoi) : WireRecord;

internal sealed record ResultRecord(
    string TenGiayTo, string MaThanhPhanHoSo, string GiayToId, string DuongDanTepTinKetQua, string MaGiayToKetQua) : WireRecord;

internal sealed record IdentityRecord(string LoaiDinhDanh, string SoDinhDanh) : WireRecord;

internal sealed record DatabaseRecord(string MaCSDL) : WireRecord;

/// <summary>A step of <c>CapNhatTienDoHoSoMC</c>.</summary>
internal sealed record StepRecord(
    string MaHoSo, string NguoiXuLy, string ChucDanh, string ThoiDiemXuLy, string PhongBanXuLy, string NoiDungXuLy, string TrangThai,
    string NgayBatDau, string NgayKetThucTheoQuyDinh) : WireRecord;

internal sealed record QuestionRecord(string HOIDAPID, string MaLinhVuc, string NOIDUNG, string MADONVI, string TENDONVI) : WireRecord;

internal sealed record AnswerRecord(
    string HOIDAPID, string MADONVI, string NGUOITRALOI, string CHUCVUNGUOITRALOI, string NGAYTRALOI, string NOIDUNGTRALOI) : WireRecord;

/// <summary>A month's ratings of <c>DongBoDanhGia</c>: month without a leading zero, shares as text with a per cent sign, <c>Madonvi</c> as it is spelt.</summary>
internal sealed record RatingRecord(
    string NgayTongHop, string TongSoNguoiDanhGia, string PhanTramDanhGiaRatHaiLong, string PhanTramDanhGiaHaiLong,
    string PhanTramDanhGiaChuaHaiLong, string DanhSachNoiDungYKien, string MaThuTuc, string NoiDung, string PhanTramDanhGiaDichVuRatHaiLong,
    string PhanTramDanhGiaDichVuHaiLong, string PhanTramDanhGiaDichVuChuaHaiLong, string Madonvi, string TenDonVi) : WireRecord;

/// <summary>The head of a dossier, as <c>TraCuuHoSo</c> answers (assumed).</summary>
internal sealed record HeadRecord(string? MaHoSo, string? TrangThaiHoSo, string? NgayTiepNhan, string? NgayKetThucXuLy) : WireRecord;

/// <summary>One day and status of the digests (assumed).</summary>
internal sealed record DigestRecord(string? Ngay, string? TrangThaiHoSo, int SoLuong, string? MaBam) : WireRecord;
