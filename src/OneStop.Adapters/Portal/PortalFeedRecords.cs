using System.Text.Json;
using OneStop.Adapters.Plumbing.Json;

namespace OneStop.Adapters.Portal;

/// <summary>An entry of the feed of filings and changes at the portal (assumed).</summary>
internal sealed record FeedRecord(
    string? Ma, string? Loai, string? MaHoSo, string? TrangThaiHoSo, string? ThoiDiem, string? NoiDung, FiledRecord? HoSo, FeedFileRecord[]? TepDinhKem) : RestRecord;

/// <summary>The dossier as the portal shows it: the members of <see cref="DossierRecord"/> that the hub's dossier can hold, any of which may be absent, and the rest.</summary>
internal sealed record FiledRecord : RestRecord
{
    public string? MaHoSo { get; init; }
    public string? TrangThaiHoSo { get; init; }
    public string? MaTTHC { get; init; }
    public string? TenTTHC { get; init; }
    public string? MaLinhVuc { get; init; }
    public string? TenLinhVuc { get; init; }
    public string? KenhThucHien { get; init; }
    public string? SoGiayToChuHoSo { get; init; }
    public string? ChuHoSo { get; init; }
    public string? LoaiDoiTuong { get; init; }
    public string? MaDoiTuong { get; init; }
    public string? Email { get; init; }
    public string? SoDienThoai { get; init; }
    public string? TrichYeuHoSo { get; init; }
    public string? NgayTiepNhan { get; init; }
    public string? NgayHenTra { get; init; }
    public string? NgayNopHoSo { get; init; }
    public string? DonViXuLy { get; init; }
    public string? NoiNopHoSo { get; init; }
    public string? HinhThuc { get; init; }
    public string? GhiChu { get; init; }
    public string? TaiKhoanDuocXacThucVoiVNeID { get; init; }
    public string? DuocThanhToanTrucTuyen { get; init; }
    public string? NgayKetThucXuLy { get; init; }
    public string? NgayTra { get; init; }
    public string? NgayTuChoi { get; init; }
    public IdentityRecord[]? DinhDanhCHS { get; init; }
    public FiledPaperRecord[]? TaiLieuNop { get; init; }
    public FiledFeeRecord[]? DanhSachLePhi { get; init; }
    public FiledSupplementRecord[]? DanhSachHoSoBoSung { get; init; }
    public FiledResultRecord[]? DanhSachGiayToKetQua { get; init; }
}

internal sealed record FiledPaperRecord(
    string? TepDinhKemId, string? TenTepDinhKem, string? IsDeleted, string? MaThanhPhanHoSo, string? DuongDanTaiTepTin, string? DuocTaiSuDung,
    string? DuocLayTuKhoDMQG, string? MaKetQuaThayThe) : WireRecord;

internal sealed record FiledFeeRecord(string? TenPhiLePhi, string? MaPhiLePhi, string? Gia, string? LoaiPhiLePhi) : RestRecord;

internal sealed record FiledSupplementRecord(
    string? HoSoBoSungId, string? NguoiYeuCauBoSung, string? NoiDungBoSung, string? NgayBoSung, string? NguoiTiepNhanBoSung, string? ThongTinTiepNhan,
    string? NgayTiepNhanBoSung, bool? TrangThaiBoSung, FiledPaperRecord[]? DanhSachGiayToBoSung, FiledFeeRecord[]? DanhSachLePhiBoSung,
    string? NgayHenTraTruoc, string? NgayHenTraMoi) : WireRecord;

internal sealed record FiledResultRecord(
    string? TenGiayTo, string? MaThanhPhanHoSo, string? GiayToId, string? DuongDanTepTinKetQua, string? MaGiayToKetQua) : WireRecord;

/// <param name="MaBam">SHA-256 in lower-case hex.</param>
internal sealed record FeedFileRecord(string? TenTepDinhKem, string? MaThanhPhanHoSo, string? DuongDanTaiTepTin, string? MaBam, JsonElement? KichThuoc) : WireRecord;

/// <summary>A question asked on the portal. Upper case, unlike what is sent there.</summary>
internal sealed record AskedRecord : WireRecord
{
    public string? HOIDAPID { get; init; }
    public string? MALINHVUC { get; init; }
    public string? MATTHCDP { get; init; }
    public string? MADONVI { get; init; }
    public string? TENDONVI { get; init; }
    public string? NOIDUNG { get; init; }
    public string? TRALOIID { get; init; }
    public string? NOIDUNGTRALOI { get; init; }
    public string? HOVATEN { get; init; }
    public string? DIACHI { get; init; }
    public string? THUDIENTU { get; init; }
    public string? SODIENTHOAI { get; init; }
    public string? TRANGTHAI { get; init; }
}
