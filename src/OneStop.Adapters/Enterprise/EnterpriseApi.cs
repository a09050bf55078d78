using OneStop.Adapters.Plumbing;
using OneStop.Adapters.Plumbing.Json;
using OneStop.Adapters.Plumbing.Wire;
using Refit;

namespace OneStop.Adapters.Enterprise;

internal interface IEnterpriseApi
{
    [Get("/apiDKKD/DoanhNghiep/chiTietDoanhNghiep")]
    Task<CertReply> EnterpriseAsync(string msdn, [Property(AttemptHandler.ExchangeKey)] Exchange exchange, CancellationToken cancellationToken);

    [Get("/apiDKKD/HoKinhDoanh/chiTietHoKinhDoanh")]
    Task<CertReply> HouseholdAsync(string mst, [Property(AttemptHandler.ExchangeKey)] Exchange exchange, CancellationToken cancellationToken);

    [Get("/apiDKKD/HopTacXa/chiTietHopTacXa")]
    Task<CertReply> CooperativeAsync(string mst, [Property(AttemptHandler.ExchangeKey)] Exchange exchange, CancellationToken cancellationToken);

    [Get("/apiCSDLDKDN/1.0/chiTietDoanhNghiep")]
    Task<V1Reply> EnterpriseV1Async(string msdn, [Property(AttemptHandler.ExchangeKey)] Exchange exchange, CancellationToken cancellationToken);
}

/// <summary>The three v2 answers, of which one list is given. Their entries differ in names and nesting, not in meaning.</summary>
internal sealed record CertReply(
    IReadOnlyList<Cert>? GetEntCert, IReadOnlyList<Cert>? HHCert, IReadOnlyList<Cert>? CoopCert, string? Status, string? Message) : WireRecord;

internal sealed record Cert(
    string? MaSoDoanhNghiep, string? MaSoHKD, string? MaSoHTX, string? MaSoDangKyHKD, string? MaLoaiHinhDN, string? LoaiHinhDN,
    string? MaLoaiHinhHKD, string? LoaiHinhHKD, string? MaLoaiHinhHTX, string? LoaiHinhHTX, string? TenTiengViet, string? TenNuocNgoai,
    string? TenVietTat, string? NgayDangKyLanDau, string? FOUNDING_DATE, IReadOnlyList<LegalState>? TinhTrangPhapLy,
    IReadOnlyList<Signatory>? DaiDienPhapLuat, IReadOnlyList<Signatory>? ChuHoKinhDoanh, IReadOnlyList<Seat>? DiaChiTruSo,
    IReadOnlyList<Activity>? NganhNgheKinhDoanh) : WireRecord;

internal sealed record LegalState(
    string? MaTinhTrangPhapLy, string? TinhTrangPhapLy, string? NgayBatDauTamNgung, string? NgayKetThucTamNgung) : WireRecord
{
    /// <summary>
    /// Several states as one: the latest where each has a date, otherwise all of them, with the dates of the latest suspension. Nobody said
    /// which one counts, and a suspension or dissolution must not vanish behind another entry.
    /// </summary>
    public static LegalState? InForce(IReadOnlyList<LegalState>? states)
    {
        if (states is null or [])
        {
            return null;
        }

        var latest = states.Max(Since);
        var newest = states.Where(s => Since(s) == latest).ToList();
        var shown = states.All(s => Since(s) > 0) ? newest : states;
        var dates = latest > 0 ? newest[^1] : null;
        return shown is [var only]
            ? only
            : new(Joined(shown, s => s.MaTinhTrangPhapLy), Joined(shown, s => s.TinhTrangPhapLy), dates?.NgayBatDauTamNgung, dates?.NgayKetThucTamNgung);
    }

    private static int Since(LegalState state) =>
        (WireDate.Read(state.NgayBatDauTamNgung) ?? WireDate.Read(state.NgayKetThucTamNgung)) is { } day
            ? (day.Year * 10_000) + ((day.Month ?? 0) * 100) + (day.Day ?? 0)
            : 0;

    private static string Joined(IEnumerable<LegalState> states, Func<LegalState, string?> part) =>
        string.Join("; ", states.Select(part).Where(text => !string.IsNullOrWhiteSpace(text)).Distinct(StringComparer.Ordinal));
}

internal sealed record Signatory(IReadOnlyList<Person>? ThongTinCaNhan) : WireRecord;

internal sealed record Person(string? HoVaTen, string? SoGiayChungThuc, string? MaQuocTich) : WireRecord;

internal sealed record Seat(
    IReadOnlyList<Place>? DiaChi, string? MaTinhThanh, string? TenTinhThanh, string? MaQuanHuyen, string? TenQuanHuyen, string? MaPhuongXa,
    string? TenPhuongXa, string? SoNha, string? DiaChiDayDu) : WireRecord;

internal sealed record Place(
    string? MaQuocGia, string? MaTinhThanh, string? TenTinhThanh, string? MaQuanHuyen, string? TenQuanHuyen, string? MaPhuongXa,
    string? TenPhuongXa, string? SoNha, string? DiaChi) : WireRecord;

internal sealed record Activity(string? MaNganh, string? TenNganh, string? LaNganhChinh) : WireRecord;

internal sealed record V1Reply(IReadOnlyList<V1Enterprise>? Data, string? Status, string? Message) : WireRecord;

internal sealed record V1Enterprise(
    V1Main? MainInformation, IReadOnlyList<V1Seat>? HOAdress, IReadOnlyList<V1Person>? Representatives, IReadOnlyList<V1Activity>? BusinessActivity)
    : WireRecord;

internal sealed record V1Main(
    string? ENTERPRISE_GDT_CODE, string? ENTERPRISE_TYPE_ID, string? ENTERPRISE_TYPE_NAME, string? NAME, string? SHORT_NAME, string? NAME_F,
    string? FOUNDING_DATE, string? ENTERPRISE_STATUS, string? CAPITAL_AMOUNT) : WireRecord;

internal sealed record V1Seat(
    string? CityID, string? CityName, string? DistrictID, string? DistrictName, string? WardID, string? WardName, string? StreetNumber,
    string? AddressFullText) : WireRecord;

internal sealed record V1Person(string? FULL_NAME) : WireRecord;

internal sealed record V1Activity(string? CODE, string? NAME, string? IS_MAIN) : WireRecord;
