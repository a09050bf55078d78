namespace OneStop.Mocks;

/// <summary>The fields of the portal's wire objects that are checked, with the limits the field has met.</summary>
internal static class PortalRules
{
    private const string Statuses = "1 2 3 4 5 6 7 8 9 10";
    private static readonly FieldRule Needed = new(Required: true);
    private static readonly FieldRule Text = new();
    private static readonly FieldRule Moment = new(Date: FieldRule.Compact);
    private static readonly FieldRule Flag = new(Codes: "0 1");
    private static readonly FieldRule Code = new(Required: true, Max: 50);

    private static readonly ShapeRule Paper = new(new Dictionary<string, FieldRule>
    {
        ["TepDinhKemId"] = Text,
        ["TenTepDinhKem"] = new(Required: true, Max: 4000),
        ["IsDeleted"] = new(Codes: "True False"),
        ["MaThanhPhanHoSo"] = Text,
        ["DuongDanTaiTepTin"] = Text,
        ["DuocSoHoa"] = Flag,
        ["DuocTaiSuDung"] = new(Codes: "0 1 2"),
        ["DuocLayTuKhoDMQG"] = Flag,
        ["MaKetQuaThayThe"] = Text,
    });

    private static readonly ShapeRule Fee = new(new Dictionary<string, FieldRule>
    {
        ["TenPhiLePhi"] = Needed,
        ["MaPhiLePhi"] = Text,
        ["HinhThucThu"] = Text,
        ["Gia"] = Needed,
        ["LoaiPhiLePhi"] = Text,
    });

    private static readonly ShapeRule Supplement = new(
        new Dictionary<string, FieldRule>
        {
            ["NguoiYeuCauBoSung"] = Text,
            ["NoiDungBoSung"] = Text,
            ["NgayBoSung"] = Moment,
            ["NguoiTiepNhanBoSung"] = Text,
            ["ThongTinTiepNhan"] = Text,
            ["NgayTiepNhanBoSung"] = Moment,
            ["NgayHenTraTruoc"] = Moment,
            ["NgayHenTraMoi"] = Moment,
        },
        new Dictionary<string, ShapeRule> { ["DanhSachGiayToBoSung"] = Paper, ["DanhSachLePhiBoSung"] = Fee });

    private static readonly ShapeRule Result = new(new Dictionary<string, FieldRule>
    {
        ["TenGiayTo"] = new(Required: true, Max: 2000),
        ["MaThanhPhanHoSo"] = Text,
        ["GiayToId"] = Text,
        ["DuongDanTepTinKetQua"] = Text,
        ["MaGiayToKetQua"] = Text,
    });

    private static readonly ShapeRule Identity = new(new Dictionary<string, FieldRule> { ["LoaiDinhDanh"] = new(true, Codes: "1 2"), ["SoDinhDanh"] = Needed });

    public static ShapeRule Record { get; } = new(
        new Dictionary<string, FieldRule>
        {
            ["MaHoSo"] = Code,
            ["MaTTHC"] = Needed,
            ["TenTTHC"] = Needed,
            ["MaLinhVuc"] = Needed,
            ["TenLinhVuc"] = Needed,
            ["SoBienNhan"] = Text,
            ["KenhThucHien"] = new(Codes: "1 2 3"),
            ["SoGiayToChuHoSo"] = Text,
            ["ChuHoSo"] = Text,
            ["LoaiDoiTuong"] = new(true, Codes: "1 2 3 4"),
            ["MaDoiTuong"] = Text,
            ["ThongTinKhac"] = Text,
            ["Email"] = Text,
            ["Fax"] = Text,
            ["SoDienThoai"] = Text,
            ["TrichYeuHoSo"] = new(Max: 1000),
            ["NgayTiepNhan"] = Moment,
            ["NgayHenTra"] = Moment,
            ["TrangThaiHoSo"] = new(true, Codes: Statuses),
            ["NgayTra"] = Moment,
            ["ThongTinTra"] = Text,
            ["HinhThuc"] = new(true, Codes: "0 1"),
            ["NgayKetThucXuLy"] = Moment,
            ["DonViXuLy"] = Needed,
            ["GhiChu"] = new(Max: 2000),
            ["NoiNopHoSo"] = new(Codes: "1 2"),
            ["HoSoCoThanhPhanSoHoa"] = Flag,
            ["TaiKhoanDuocXacThucVoiVNeID"] = Flag,
            ["DuocThanhToanTrucTuyen"] = new(Codes: "0 1 2 3"),
            ["NgayTuChoi"] = Moment,
            ["NgayNopHoSo"] = Moment,
        },
        new Dictionary<string, ShapeRule>
        {
            ["TaiLieuNop"] = Paper,
            ["DanhSachLePhi"] = Fee,
            ["DanhSachHoSoBoSung"] = Supplement,
            ["DanhSachGiayToKetQua"] = Result,
            ["DinhDanhCHS"] = Identity,
            ["DSKetNoiCSDL"] = new(new Dictionary<string, FieldRule> { ["MaCSDL"] = Needed }),
        });

    public static ShapeRule Step { get; } = new(new Dictionary<string, FieldRule>
    {
        ["MaHoSo"] = Code,
        ["NguoiXuLy"] = new(true, 50),
        ["ChucDanh"] = Text,
        ["ThoiDiemXuLy"] = new(true, Date: FieldRule.Compact),
        ["PhongBanXuLy"] = Text,
        ["NoiDungXuLy"] = Needed,
        ["TrangThai"] = new(true, Codes: Statuses),
        ["NgayBatDau"] = Moment,
        ["NgayKetThucTheoQuyDinh"] = Moment,
    });

    public static ShapeRule Question { get; } = new(new Dictionary<string, FieldRule>
    {
        ["HOIDAPID"] = Code, ["MaLinhVuc"] = Needed, ["NOIDUNG"] = Needed, ["MADONVI"] = Needed, ["TENDONVI"] = Text,
    });

    public static ShapeRule QuestionAnswer { get; } = new(new Dictionary<string, FieldRule>
    {
        ["HOIDAPID"] = Code,
        ["MADONVI"] = Needed,
        ["NGUOITRALOI"] = Needed,
        ["CHUCVUNGUOITRALOI"] = Text,
        ["NGAYTRALOI"] = new(true, Date: "dd/MM/yyyy"),
        ["NOIDUNGTRALOI"] = Needed,
    });

    public static ShapeRule Rating { get; } = new(new Dictionary<string, FieldRule>
    {
        ["NgayTongHop"] = new(true, Date: "M-yyyy"),
        ["TongSoNguoiDanhGia"] = Needed,
        ["PhanTramDanhGiaRatHaiLong"] = Text,
        ["PhanTramDanhGiaHaiLong"] = Text,
        ["PhanTramDanhGiaChuaHaiLong"] = Text,
        ["DanhSachNoiDungYKien"] = Text,
        ["MaThuTuc"] = Text,
        ["NoiDung"] = Text,
        ["PhanTramDanhGiaDichVuRatHaiLong"] = Text,
        ["PhanTramDanhGiaDichVuHaiLong"] = Text,
        ["PhanTramDanhGiaDichVuChuaHaiLong"] = Text,
        ["Madonvi"] = Needed,
        ["TenDonVi"] = Text,
    });
}
