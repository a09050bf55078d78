using OneStop.Adapters.Plumbing;
using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Core.Registries;
using K = OneStop.Core.Facts.FactKeys;

namespace OneStop.Adapters.CivilStatus;

internal static class CivilStatusMapping
{
    private const string Cancelled = "3";

    private static readonly FactKey[] Entry = [K.EventNumber, K.EventBook, K.EventPage, K.EventRegisteredOn, K.EventAgency];
    public static readonly FactKey[] MarriageColumns =
        [.. Entry, K.HusbandName, K.HusbandId, K.HusbandBirthDate, K.WifeName, K.WifeId, K.WifeBirthDate];

    public static readonly FactKey[] Marriage = [K.Marriages, .. MarriageColumns];
    public static readonly FactKey[] Marital = [K.PersonalId, K.FullName, K.BirthDate, K.MaritalStatus, K.EventAgency];
    public static readonly FactKey[] Death =
        [.. Entry, K.PersonalId, K.FullName, K.BirthDate, K.Sex, K.DeathDate, K.DeathPlace, K.DeathCause];

    public static readonly FactKey[] Birth =
    [
        .. Entry, K.PersonalId, K.FullName, K.BirthDate, K.Sex, K.Ethnicity, K.Nationality, K.BirthPlace, K.PlaceOfOrigin, K.MotherName,
        K.MotherId, K.FatherName, K.FatherId,
    ];

    public static EventQuery Query(Exchange exchange)
    {
        var (person, purpose) = ((Subject.Person)exchange.Request.Subject, exchange.Request.Purpose);
        var kind = exchange.Request.Operation switch { "birth" => "KS", "marriage" => "KH", "death" => "KT", _ => "TTHN" };
        return new(
            exchange.RequestId, purpose.Procedure.National, purpose.Officer.Code, purpose.Officer.Unit.Text, kind, person.Id.Reveal(),
            person.Name.Reveal(), WireDate.Write(person.BirthDate));
    }

    public static Answer Read(EventReply reply, string kind) => reply switch
    {
        { status: "0" } => Error(reply.errorCode, reply.errorDescription),
        { status: "1", value: { } events } when events.All(e => e.loai == kind && e.duLieu is not null) =>
            Events([.. events.Where(e => e.trangThaiSo != Cancelled)], kind),
        _ => new Answer.Failed(ErrorCode.AnswerMalformed),
    };

    // The codes are confirmed for the registration interface; what they mean in a look-up is assumed.
    private static Answer Error(string? code, string? sentence) => code switch
    {
        "100" or "101" => new Answer.Failed(ErrorCode.CredentialsRefused),
        "106" or "108" or "200" => new Answer.Failed(ErrorCode.RequestRefused),
        "201" => new Answer.Nothing([K.PersonalId]),
        "302" => new Answer.Failed(
            FieldSentence.Read(sentence, ("SoDDCN", K.PersonalId), ("soDinhDanh", K.PersonalId), ("HoTen", K.FullName), ("hoTen", K.FullName),
                ("NgaySinh", K.BirthDate), ("ngaySinh", K.BirthDate)) ?? new Fault(ErrorCode.RequestRefused)),
        "500" => new Answer.Differs([K.FullName, K.BirthDate]),
        _ => new Answer.Failed(ErrorCode.AnswerMalformed),
    };

    private static Answer Events(IReadOnlyList<Event> events, string kind)
    {
        var numbers = events.Select(NumberOf).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return (kind, events) switch
        {
            (_, []) => new Answer.Nothing([]),
            _ when numbers.Count > 1 => new Answer.Failed(ErrorCode.AnswerAboutAnother),
            ("KH", _) => new Answer.Record(Marriages(events), numbers),
            (_, [var one]) => new Answer.Record(EntryOf(one).With(Facts(kind, one.duLieu!)), numbers),
            // Nobody said which of two registrations of one birth or death counts.
            _ => new Answer.Failed(ErrorCode.AnswerMalformed),
        };
    }

    private static string? NumberOf(Event e) => e.vaiTro switch
    {
        "nks" => e.duLieu!.nksSoDDCN,
        "chong" => e.duLieu!.chongSoDDCN,
        "vo" => e.duLieu!.voSoDDCN,
        "nkt" => e.duLieu!.nktSoDDCN,
        "nxn" => e.duLieu!.nxnSoDDCN,
        _ => throw new FormatException("A role that the contract does not know."),
    } is { Length: > 0 } number ? number : null;

    // A form with one marriage in it needs no rows; with several, which one is meant is the officer's to say.
    private static FactSet Marriages(IReadOnlyList<Event> events)
    {
        var rows = events.Select(e => EntryOf(e).With(Facts("KH", e.duLieu!))).ToList();
        return new FactSet { { K.Marriages, rows } }.With(rows is [var only] ? only : new FactSet());
    }

    private static FactSet EntryOf(Event e) => new()
    {
        { K.EventNumber, WireText.Join(e.so) },
        { K.EventBook, WireText.Join(e.quyenSo) },
        { K.EventPage, WireText.Join(e.trangSo) },
        { K.EventRegisteredOn, WireDate.Read(e.ngayDangKy) },
        { K.EventAgency, WireText.Join(e.coQuan?.ten) ?? WireText.Join(e.noiDangKy) },
    };

    private static FactSet Facts(string kind, Data d) => kind switch
    {
        "KS" => new()
        {
            { K.PersonalId, WireCode.Person(d.nksSoDDCN) },
            { K.FullName, Written(d.nksHoTen) },
            { K.BirthDate, Day(d.nksNgaySinh) },
            { K.Sex, WireCode.Sex(d.nksGioiTinh) },
            { K.Ethnicity, WireCode.Of("civil-status.ethnicity", d.nksDanToc) },
            { K.Nationality, WireCode.Of("country", d.nksQuocTich) },
            { K.BirthPlace, Place(d.nksNoiSinh) },
            { K.PlaceOfOrigin, Place(d.nksQueQuan) },
            { K.MotherName, Written(d.meHoTen) },
            { K.MotherId, WireCode.Person(d.meSoDDCN) },
            { K.FatherName, Written(d.chaHoTen) },
            { K.FatherId, WireCode.Person(d.chaSoDDCN) },
        },
        "KH" => new()
        {
            { K.HusbandName, Written(d.chongHoTen) },
            { K.HusbandId, WireCode.Person(d.chongSoDDCN) },
            { K.HusbandBirthDate, Day(d.chongNgaySinh) },
            { K.WifeName, Written(d.voHoTen) },
            { K.WifeId, WireCode.Person(d.voSoDDCN) },
            { K.WifeBirthDate, Day(d.voNgaySinh) },
        },
        "KT" => new()
        {
            { K.PersonalId, WireCode.Person(d.nktSoDDCN) },
            { K.FullName, Written(d.nktHoTen) },
            { K.BirthDate, Day(d.nktNgaySinh) },
            { K.Sex, WireCode.Sex(d.nktGioiTinh) },
            { K.DeathDate, Day(d.nktNgayChet) },
            { K.DeathPlace, Place(d.nktNoiChet) },
            { K.DeathCause, WireText.Join(d.nktNguyenNhanChet) },
        },
        _ => new()
        {
            { K.PersonalId, WireCode.Person(d.nxnSoDDCN) },
            { K.FullName, Written(d.nxnHoTen) },
            { K.BirthDate, Day(d.nxnNgaySinh) },
            { K.MaritalStatus, WireCode.Marital("civil-status.marital-status", d.nxnTinhTrangHonNhan) },
        },
    };

    private static string? Written(Name? name) => WireText.Join(name?.Ho, name?.ChuDem, name?.Ten);

    private static PartialDate? Day(Date? d) => d is not { namSinh: { } year } ? null
        : PartialDate.From(year, d.thangSinh, d.ngaySinh) ?? throw new FormatException("Not a day of the calendar.");

    private static Address? Place(Home? h) => h is null ? null : new(
        h.maTinh, District: null, h.maXa, WireText.Join(h.dcChiTiet), h.quocGia, Text: WireText.Join(h.dcChiTiet));
}
