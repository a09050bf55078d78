using System.Globalization;
using OneStop.Adapters.Plumbing;
using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Core.Registries;
using K = OneStop.Core.Facts.FactKeys;

namespace OneStop.Adapters.Enterprise;

internal static class EnterpriseMapping
{
    private static readonly FactKey[] Entry =
    [
        K.EnterpriseCode, K.EnterpriseName, K.EnterpriseForeignName, K.EnterpriseShortName, K.EnterpriseType, K.EnterpriseFounded,
        K.EnterpriseStatus, K.EnterpriseSuspendedFrom, K.EnterpriseSuspendedTo, K.EnterpriseAddress,
    ];

    public static readonly FactKey[] Facts = [.. Entry, K.EnterpriseCapital, K.EnterpriseRepresentatives, K.EnterpriseActivities];
    public static readonly FactKey[] Required = [K.EnterpriseCode, K.EnterpriseName];
    public static readonly FactKey[] Columns = [K.FullName, K.PersonalId, K.Nationality, K.ActivityCode, K.ActivityName, K.ActivityMain];
    public static readonly FactKey[] HouseholdFacts = [K.HouseholdBusinesses];
    public static readonly FactKey[] HouseholdColumns = [K.BusinessRegistrationNumber, .. Entry];

    public static Answer One(CertReply reply, IReadOnlyList<Cert>? certs) => (reply.Status, certs) switch
    {
        ("0", _) => Told(reply.Message, otherwise: new Answer.Failed(ErrorCode.AnswerMalformed)),
        (_, null) => new Answer.Failed(ErrorCode.AnswerMalformed),
        (_, []) => new Answer.Nothing([K.EnterpriseCode]),
        (_, [var one]) => new Answer.Record(
            Business(one)
                .With(People(one.DaiDienPhapLuat))
                .With(Activities(one.NganhNgheKinhDoanh?.Select(a => (a.MaNganh, a.TenNganh, a.LaNganhChinh)))),
            [Code(one)?.Value.Reveal()]),
        _ => Several(certs.Select(c => Code(c)?.Value.Reveal())),
    };

    public static Answer Households(CertReply reply, Subject asked) => (reply.Status, reply.HHCert) switch
    {
        ("0", _) => Told(reply.Message, otherwise: new Answer.Failed(ErrorCode.AnswerMalformed)),
        (_, null) => new Answer.Failed(ErrorCode.AnswerMalformed),
        (_, []) => new Answer.Nothing([asked is Subject.Person ? K.PersonalId : K.EnterpriseCode]),
        (_, var certs) when certs.All(c => StandsUnder(c, asked.RevealKey())) => new Answer.Record(
            new FactSet { { K.HouseholdBusinesses, certs.Select(Business) } }, [asked.RevealKey()]),
        _ => new Answer.Failed(ErrorCode.AnswerAboutAnother),
    };

    public static Answer OneV1(V1Reply reply) => (reply.Status, reply.Data) switch
    {
        ("0", { Count: > 0 }) => Told(reply.Message, otherwise: new Answer.Failed(ErrorCode.AnswerMalformed)),
        ("0", _) => Told(reply.Message, otherwise: new Answer.Nothing([K.EnterpriseCode], Certain: false)),
        ("1", []) => new Answer.Nothing([K.EnterpriseCode]),
        ("1", [{ MainInformation: { } main } one]) => new Answer.Record(FactsV1(main, one), [Tax(main.ENTERPRISE_GDT_CODE)?.Value.Reveal()]),
        ("1", { Count: > 1 } several) => Several(several.Select(e => Tax(e.MainInformation?.ENTERPRISE_GDT_CODE)?.Value.Reveal())),
        _ => new Answer.Failed(ErrorCode.AnswerMalformed),
    };

    private static Answer.Failed Several(IEnumerable<string?> codes) =>
        new Answer.Failed(codes.Distinct(StringComparer.Ordinal).Count() > 1 ? ErrorCode.AnswerAboutAnother : ErrorCode.AnswerMalformed);

    // 200 with a sentence. Only what is understood is acted upon; v1's status 0 alone already says "no record", v2's is assumed.
    private static Answer Told(string? sentence, Answer otherwise) =>
        (FieldSentence.Read(sentence, ("msdn", K.EnterpriseCode), ("mst", K.EnterpriseCode), ("Mã số", K.EnterpriseCode))
            ?? ToldSentence.Trouble(sentence)) is { } fault ? new Answer.Failed(fault)
        : ToldSentence.SaysAbsent(sentence) ? new Answer.Nothing([K.EnterpriseCode])
        : otherwise;

    private static bool StandsUnder(Cert cert, string key) => Code(cert)?.Value.Reveal() == key
        || (cert.ChuHoKinhDoanh ?? []).SelectMany(o => o.ThongTinCaNhan ?? []).Any(p => p.SoGiayChungThuc == key);

    private static FactSet Business(Cert c)
    {
        var state = LegalState.InForce(c.TinhTrangPhapLy);
        return new()
        {
            { K.EnterpriseCode, Code(c) },
            { K.BusinessRegistrationNumber, WireText.Join(c.MaSoDangKyHKD) },
            { K.EnterpriseName, WireText.Join(c.TenTiengViet) },
            { K.EnterpriseForeignName, WireText.Join(c.TenNuocNgoai) },
            { K.EnterpriseShortName, WireText.Join(c.TenVietTat) },
            { K.EnterpriseType, WireCode.Of("enterprise.type", c.MaLoaiHinhDN ?? c.MaLoaiHinhHKD ?? c.MaLoaiHinhHTX,
                c.LoaiHinhDN ?? c.LoaiHinhHKD ?? c.LoaiHinhHTX) },
            { K.EnterpriseFounded, WireDate.Read(c.NgayDangKyLanDau ?? c.FOUNDING_DATE) },
            { K.EnterpriseStatus, WireCode.Of("enterprise.status", state?.MaTinhTrangPhapLy, state?.TinhTrangPhapLy) },
            { K.EnterpriseSuspendedFrom, WireDate.Read(state?.NgayBatDauTamNgung) },
            { K.EnterpriseSuspendedTo, WireDate.Read(state?.NgayKetThucTamNgung) },
            { K.EnterpriseAddress, Place(c.DiaChiTruSo is [var seat, ..] ? seat : null) },
        };
    }

    private static FactSet FactsV1(V1Main m, V1Enterprise e) => new FactSet
    {
        { K.EnterpriseCode, Tax(m.ENTERPRISE_GDT_CODE) },
        { K.EnterpriseName, WireText.Join(m.NAME) },
        { K.EnterpriseForeignName, WireText.Join(m.NAME_F) },
        { K.EnterpriseShortName, WireText.Join(m.SHORT_NAME) },
        { K.EnterpriseType, WireCode.Of("enterprise.type", m.ENTERPRISE_TYPE_ID, m.ENTERPRISE_TYPE_NAME) },
        { K.EnterpriseFounded, WireDate.Read(m.FOUNDING_DATE) },
        { K.EnterpriseStatus, WireCode.Of("enterprise.status", m.ENTERPRISE_STATUS) },
        { K.EnterpriseCapital, Money(m.CAPITAL_AMOUNT) },
        { K.EnterpriseAddress, PlaceV1(e.HOAdress is [var seat, ..] ? seat : null) },
        { K.EnterpriseRepresentatives, e.Representatives?.Select(p => new FactSet { { K.FullName, WireText.Join(p.FULL_NAME) } }) },
    }.With(Activities(e.BusinessActivity?.Select(a => (a.CODE, a.NAME, a.IS_MAIN))));

    private static FactSet People(IReadOnlyList<Signatory>? signatories) => new()
    {
        {
            K.EnterpriseRepresentatives,
            signatories?.SelectMany(s => s.ThongTinCaNhan ?? []).Select(p => new FactSet
            {
                { K.FullName, WireText.Join(p.HoVaTen) },
                { K.PersonalId, WireCode.Person(p.SoGiayChungThuc) },
                { K.Nationality, WireCode.Of("country", p.MaQuocTich) },
            })
        },
    };

    private static FactSet Activities(IEnumerable<(string? Code, string? Name, string? Main)>? activities) => new()
    {
        {
            K.EnterpriseActivities,
            activities?.Select(a => new FactSet
            {
                { K.ActivityCode, a.Code },
                { K.ActivityName, WireText.Join(a.Name) },
                { K.ActivityMain, a.Main is "Y" or "N" ? new FactValue.Flag(a.Main == "Y") : null },
            })
        },
    };

    private static FactValue.Tax? Code(Cert c) => Tax(c.MaSoDoanhNghiep ?? c.MaSoHKD ?? c.MaSoHTX);

    private static FactValue.Tax? Tax(string? code) => TaxCode.TryParse(code, out var parsed, out _) ? new(parsed) : null;

    private static FactValue.Number? Money(string? amount) =>
        string.IsNullOrWhiteSpace(amount) ? null : new(decimal.Parse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));

    private static Address? Place(Seat? s) => s switch
    {
        null => null,
        { DiaChi: [var p, ..] } => new(p.MaTinhThanh, p.MaQuanHuyen, p.MaPhuongXa, WireText.Join(p.SoNha), p.MaQuocGia,
            WireText.Join(p.DiaChi) ?? WireText.List(p.SoNha, p.TenPhuongXa, p.TenQuanHuyen, p.TenTinhThanh)),
        _ => new(s.MaTinhThanh, s.MaQuanHuyen, s.MaPhuongXa, WireText.Join(s.SoNha), null,
            WireText.Join(s.DiaChiDayDu) ?? WireText.List(s.SoNha, s.TenPhuongXa, s.TenQuanHuyen, s.TenTinhThanh)),
    };

    private static Address? PlaceV1(V1Seat? s) => s is null ? null : new(
        s.CityID, s.DistrictID, s.WardID, WireText.Join(s.StreetNumber), Country: null,
        WireText.Join(s.AddressFullText) ?? WireText.List(s.StreetNumber, s.WardName, s.DistrictName, s.CityName));
}
