using System.Runtime.CompilerServices;
using OneStop.Adapters.Plumbing;
using OneStop.Adapters.Plumbing.Json;
using OneStop.Adapters.Plumbing.Soap;
using OneStop.Adapters.Plumbing.Wire;
using Refit;

namespace OneStop.Adapters.Population;

internal interface IPopulationApi
{
    [Post("/{**path}")]
    [Headers("SOAPAction: \"\"")]
    Task<SoapBody> SoapAsync(
        string path, [Body] SoapBody query, [Property(AttemptHandler.ExchangeKey)] Exchange exchange, CancellationToken cancellationToken);

    [Post("/apiCSDLDanCu/ChiaSeThongTinCongDan")]
    Task<FacadeReply> FacadeAsync(
        [Body] CitizenQuery query, [Property(AttemptHandler.ExchangeKey)] Exchange exchange, CancellationToken cancellationToken);
}

/// <summary>The order of the members is the order of the elements, and the server insists on it.</summary>
internal sealed record CitizenQuery(
    string MaYeuCau, string MaDVC, string MaTichHop, string MaCanBo, string MaDonVi, string? SoDinhDanh, string? SoCMND, string HoVaTen,
    string? NgayThangNam, string? Nam) : WireRecord
{
    public const string AnswerNamespace = "http://www.mic.gov.vn/dancu/1.0";
    private const string RequestNamespace = "http://dancuquocgia.bca";

    public SoapBody ToSoap() => new(new SoapElement(RequestNamespace, MaTichHop == "037" ? "TraCuuThongTinCongDan" : "XacThucThongTinCongDan")
        .Add(Named(MaYeuCau)).Add(Named(MaDVC)).Add(Named(MaTichHop)).Add(Named(MaCanBo)).Add(Named(MaDonVi)).Add(Named(SoDinhDanh))
        .Add(Named(SoCMND)).Add(Named(HoVaTen))
        .Add(new SoapElement(RequestNamespace, "NgayThangNamSinh").Add(Named(NgayThangNam)).Add(Named(Nam))));

    private static SoapElement? Named(string? value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is null ? null : new SoapElement(RequestNamespace, name, value);
}

internal sealed record FacadeReply(string error_code, string message) : WireRecord;

internal sealed record KetQuaXacThucResponse(string? TonTai, string? MaLoi, string? MoTa) : WireRecord;

internal sealed record CongdanCollection(IReadOnlyList<CongDan>? CongDan, string? MaLoi, string? MoTa) : WireRecord;

internal sealed record CongDan(
    string? SoDinhDanh, string? SoCMND, HoVaTen? HoVaTen, string? GioiTinh, NgaySinh? NgayThangNamSinh, string? DanToc, string? TonGiao,
    string? TinhTrangHonNhan, string? QuocTich, DiaChi? NoiDangKyKhaiSinh, DiaChi? QueQuan, DiaChi? ThuongTru, DiaChi? NoiOHienTai,
    ThanNhan? Cha, ThanNhan? Me, ThanNhan? VoChong, ThanNhan? ChuHo) : WireRecord;

internal sealed record HoVaTen(string? Ho, string? ChuDem, string? Ten) : WireRecord;

internal sealed record NgaySinh(string? NgayThangNam, string? Nam) : WireRecord;

internal sealed record DiaChi(
    string? MaTinhThanh, string? MaQuanHuyen, string? MaPhuongXa, string? ChiTiet, string? QuocGia, string? TenTinhThanh,
    string? TenQuanHuyen, string? TenPhuongXa) : WireRecord;

internal sealed record ThanNhan(string? HoVaTen, string? SoDinhDanh, string? SoCMND, string? QuanHe) : WireRecord;
