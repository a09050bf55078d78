using System.Globalization;
using System.Net;
using OneStop.Adapters.Plumbing;
using OneStop.Adapters.Plumbing.Soap;
using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Core.Registries;
using K = OneStop.Core.Facts.FactKeys;

namespace OneStop.Adapters.Population;

internal static class PopulationMapping
{
    public const string CitizenService = "037";
    public const string VerificationService = "003";

    public static readonly FactKey[] CitizenFacts =
    [
        K.PersonalId, K.FormerId, K.FullName, K.Sex, K.BirthDate, K.Ethnicity, K.Religion, K.Nationality, K.MaritalStatus, K.PlaceOfBirth, K.PlaceOfOrigin,
        K.PermanentResidence, K.CurrentResidence, K.FatherName, K.FatherId, K.MotherName, K.MotherId, K.SpouseName, K.SpouseId, K.HouseholderName,
        K.HouseholderId, K.HouseholderRelation,
    ];

    public static readonly FactKey[] CitizenRequired = [K.FullName];
    public static readonly FactKey[] VerificationFacts = [K.RecordExists];

    private static readonly FactKey[] Keys = [K.PersonalId, K.FullName, K.BirthDate];

    public static CitizenQuery Query(Exchange exchange, string service)
    {
        var (person, purpose) = ((Subject.Person)exchange.Request.Subject, exchange.Request.Purpose);
        var (number, born) = (person.Id.Reveal(), person.BirthDate);
        return new(
            exchange.RequestId, purpose.Procedure.National, service, purpose.Officer.Code, purpose.Officer.Unit.Text,
            person.Id.IsLegacy ? null : number, person.Id.IsLegacy ? number : null, person.Name.RevealFolded(),
            born.Day is null ? null : string.Create(CultureInfo.InvariantCulture, $"{born.Year:D4}{born.Month:D2}{born.Day:D2}"),
            born.Day is null ? born.Year.ToString("D4", CultureInfo.InvariantCulture) : null);
    }

    public static Answer Citizen(SoapBody body)
    {
        var answer = body.Read<CongdanCollection>(CitizenQuery.AnswerNamespace, nameof(CongdanCollection));
        if (answer is null || Refusal(answer.MaLoi, answer.MoTa) is not null)
        {
            return new Answer.Failed(Refusal(answer?.MaLoi, answer?.MoTa) ?? new Fault(ErrorCode.AnswerMalformed));
        }

        var people = (answer.CongDan ?? []).Where(c => NameOf(c.HoVaTen) is not null).ToList();
        return people switch
        {
            [] => new Answer.Nothing(Keys, Certain: false),
            [{ SoDinhDanh: null, SoCMND: null }] => new Answer.Failed(new Fault(ErrorCode.AnswerIncomplete, Field: K.PersonalId.Name)),
            [var one] => new Answer.Record(Facts(one), [one.SoDinhDanh, one.SoCMND]),
            _ when people.DistinctBy(p => p.SoDinhDanh).Count() > 1 => new Answer.Failed(ErrorCode.AnswerAboutAnother),
            _ => new Answer.Failed(ErrorCode.AnswerMalformed),
        };
    }

    public static Answer Exists(SoapBody body)
    {
        var answer = body.Read<KetQuaXacThucResponse>(CitizenQuery.AnswerNamespace, nameof(KetQuaXacThucResponse));
        return Refusal(answer?.MaLoi, answer?.MoTa) is { } refusal ? new Answer.Failed(refusal) : answer?.TonTai switch
        {
            "true" or "1" => new Answer.Record(new FactSet { { K.RecordExists, new FactValue.Flag(true) } }, []),
            // The request carries name and birth date as well, and nobody has confirmed that the number alone is checked.
            "false" or "0" => new Answer.Nothing(Keys, Certain: false),
            _ => new Answer.Failed(ErrorCode.AnswerMalformed),
        };
    }

    public static Answer TellApart(Answer verification) => verification switch
    {
        Answer.Record => new Answer.Differs([K.FullName, K.BirthDate]),
        Answer.Nothing nothing => nothing,
        _ => new Answer.Nothing(Keys, Certain: false),
    };

    public static Reply<SoapBody> Unwrap(FacadeReply reply) => reply.error_code == "0"
        ? new(SoapBody.Parse(reply.message), Fault: null)
        : new(default, Refusal(reply.error_code, reply.message));

    // The clock's text is assumed, so the shared table also compares the far side's Date header.
    public static Fault? Classify(FailedReply reply) =>
        reply.Status == HttpStatusCode.Unauthorized && reply.Body.Contains("Timestamp", StringComparison.OrdinalIgnoreCase)
            ? new Fault(ErrorCode.ClockSkewed)
            : reply.Body.Contains("Fault>", StringComparison.Ordinal) ? Sentence(reply.Body) : null;

    private static Fault? Refusal(string? code, string? sentence) => code switch
    {
        null => null,
        "004" => new(ErrorCode.ProcedureNotGranted),
        "005" => new(ErrorCode.OfficerNotGranted),
        _ => Sentence(sentence) ?? new(ErrorCode.AnswerMalformed),
    };

    private static Fault? Sentence(string? text) => FieldSentence.Read(
        text, ("SoDinhDanh", K.PersonalId), ("SoCMND", K.PersonalId), ("HoVaTen", K.FullName), ("NgayThangNamSinh", K.BirthDate));

    private static string? NameOf(HoVaTen? name) => WireText.Join(name?.Ho, name?.ChuDem, name?.Ten);

    private static FactSet Facts(CongDan c) => new()
    {
        { K.PersonalId, WireCode.Person(c.SoDinhDanh) },
        { K.FormerId, WireCode.Person(c.SoCMND) },
        { K.FullName, NameOf(c.HoVaTen) },
        { K.Sex, WireCode.Sex(c.GioiTinh) },
        { K.BirthDate, WireDate.Read(c.NgayThangNamSinh?.NgayThangNam ?? c.NgayThangNamSinh?.Nam) },
        { K.Ethnicity, WireCode.Of("population.ethnicity", c.DanToc) },
        { K.Religion, WireCode.Of("population.religion", c.TonGiao) },
        { K.Nationality, WireCode.Of("country", c.QuocTich) },
        { K.MaritalStatus, WireCode.Marital("population.marital-status", c.TinhTrangHonNhan) },
        { K.PlaceOfBirth, Place(c.NoiDangKyKhaiSinh) },
        { K.PlaceOfOrigin, Place(c.QueQuan) },
        { K.PermanentResidence, Place(c.ThuongTru) },
        { K.CurrentResidence, Place(c.NoiOHienTai) },
        { K.FatherName, WireText.Join(c.Cha?.HoVaTen) },
        { K.FatherId, WireCode.Person(c.Cha?.SoDinhDanh ?? c.Cha?.SoCMND) },
        { K.MotherName, WireText.Join(c.Me?.HoVaTen) },
        { K.MotherId, WireCode.Person(c.Me?.SoDinhDanh ?? c.Me?.SoCMND) },
        { K.SpouseName, WireText.Join(c.VoChong?.HoVaTen) },
        { K.SpouseId, WireCode.Person(c.VoChong?.SoDinhDanh ?? c.VoChong?.SoCMND) },
        { K.HouseholderName, WireText.Join(c.ChuHo?.HoVaTen) },
        { K.HouseholderId, WireCode.Person(c.ChuHo?.SoDinhDanh ?? c.ChuHo?.SoCMND) },
        { K.HouseholderRelation, WireCode.Of("population.householder-relation", c.ChuHo?.QuanHe) },
    };

    private static Address? Place(DiaChi? a) => a is null ? null : new(
        a.MaTinhThanh, a.MaQuanHuyen, a.MaPhuongXa, WireText.Join(a.ChiTiet), a.QuocGia,
        WireText.List(a.ChiTiet, a.TenPhuongXa, a.TenQuanHuyen, a.TenTinhThanh));
}
