using OneStop.Adapters.Plumbing;
using OneStop.Adapters.Plumbing.Json;
using OneStop.Adapters.Plumbing.Wire;
using Refit;

namespace OneStop.Adapters.CivilStatus;

internal interface ICivilStatusApi
{
    [Post("/apiHoTich/1.0/traCuuSuKienHoTich")]
    Task<EventReply> FindAsync(
        [Body] EventQuery query, [Property(AttemptHandler.ExchangeKey)] Exchange exchange, CancellationToken cancellationToken);
}

internal sealed record EventQuery(
    string maYeuCau, string maDVC, string maCanBo, string maDonVi, string loai, string soDinhDanh, string hoTen, string ngaySinh) : WireRecord;

internal sealed record EventReply(string? status, string? errorCode, string? errorDescription, IReadOnlyList<Event>? value) : WireRecord;

internal sealed record Event(
    string? loai, string? so, string? quyenSo, string? trangSo, string? ngayDangKy, Agency? coQuan, string? noiDangKy, string? trangThaiSo,
    string? vaiTro, Data? duLieu) : WireRecord;

internal sealed record Agency(string? ma, string? ten) : WireRecord;

/// <summary>The groups of all four events: child <c>nks</c>, mother <c>me</c>, father <c>cha</c>, husband, wife, deceased <c>nkt</c>, confirmed <c>nxn</c>.</summary>
internal sealed record Data(
    Name? nksHoTen, Date? nksNgaySinh, string? nksGioiTinh, string? nksDanToc, string? nksQuocTich, string? nksSoDDCN, Home? nksNoiSinh,
    Home? nksQueQuan, Name? meHoTen, string? meSoDDCN, Name? chaHoTen, string? chaSoDDCN,
    Name? chongHoTen, Date? chongNgaySinh, string? chongSoDDCN, Name? voHoTen, Date? voNgaySinh, string? voSoDDCN,
    Name? nktHoTen, Date? nktNgaySinh, string? nktGioiTinh, string? nktSoDDCN, Date? nktNgayChet, Home? nktNoiChet, string? nktNguyenNhanChet,
    Name? nxnHoTen, Date? nxnNgaySinh, string? nxnSoDDCN, string? nxnTinhTrangHonNhan) : WireRecord;

internal sealed record Name(string? Ho, string? ChuDem, string? Ten) : WireRecord;

internal sealed record Date(int? namSinh, int? thangSinh, int? ngaySinh) : WireRecord;

internal sealed record Home(string? dcChiTiet, string? quocGia, string? maTinh, string? maXa) : WireRecord;
