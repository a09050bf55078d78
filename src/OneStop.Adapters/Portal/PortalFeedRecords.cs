using System.Text.Json;
using OneStop.Adapters.Plumbing.Json;

namespace OneStop.Adapters.Portal;

/// <summary>An entry of the feed of filings and changes at the portal (assumed).</summary>
internal sealed record FeedRecord(
    string? Ma, string? Loai, string? MaHoSo, string? TrangThaiHoSo, string? ThoiDiem, string? NoiDung, FiledRecord? HoSo, FeedFileRecord[]? TepDinhKem) : WireRecord;

/// <summary>The dossier as the portal shows it: the members of <see cref="DossierRecord"/>, any of which may be absent.</summary>
internal sealed record FiledRecord : WireRecord
{
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
    public IdentityRecord[]? DinhDanhCHS { get; init; }
}

/// <param name="MaBam">SHA-256 in lower-case hex.</param>
internal sealed record FeedFileRecord(string? TenTepDinhKem, string? MaThanhPhanHoSo, string? DuongDanTaiTepTin, string? MaBam, JsonElement? KichThuoc) : WireRecord;

/// <summary>A question asked on the portal. Upper case, unlike what is sent there.</summary>
internal sealed record AskedRecord(string? HOIDAPID, string? MALINHVUC, string? MADONVI, string? TENDONVI, string? NOIDUNG, string? TRANGTHAI) : WireRecord;
