using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OneStop.Core.Dossiers;
using OneStop.Core.Facts;
using OneStop.Core.Sync;

namespace OneStop.Benchmarks.Sync;

/// <summary>
/// Events of invented dossiers, each with the whole dossier and one step, as the desk would hand them to the journal. Every event of a
/// dossier is marked with its number, in the record's note and in the step's text, so that a far side can check the order.
/// </summary>
internal sealed class Traffic
{
    private static readonly DateTimeOffset Filed = new(2026, 11, 20, 1, 15, 0, TimeSpan.Zero);
    private static readonly byte[] Digest = SHA256.HashData("digest"u8);

    private int last;

    /// <summary>A dossier of its own each time.</summary>
    public static DossierCode CodeOf(int ordinal) => Parsed<DossierCode>(DossierCode.TryParse(Name(ordinal), out var code, out _), code);

    public static string Name(int ordinal) => string.Create(CultureInfo.InvariantCulture, $"H49.14-261120-{ordinal:0000000}");

    public int NextDossier() => Interlocked.Increment(ref last);

    public static JournalDraft Draft(int ordinal, int version)
    {
        var code = CodeOf(ordinal);
        var at = Filed.AddMinutes(version);
        var state = State(code, version);
        var message = string.Create(CultureInfo.InvariantCulture, $"m-{ordinal}-{version}");
        var change = new SyncEvent
        {
            Stream = StreamKey.Of(code),
            Kind = version == 1 ? EventKind.State : EventKind.Step,
            Source = "benchmark",
            MessageId = message,
            SourceTime = at,
            ReceivedAt = at,
            Sequence = version,
            Version = version,
            Dossier = state,
            NewSteps = [new("Trần Thị Thử", at, Mark(version), state.Status, "Chuyên viên", "Tư pháp - Hộ tịch")],
        };
        var head = new DossierHead(code, version, state.Status, state.Procedure.Code, state.Unit.Code, new DateOnly(2026, 11, 20), Digest, version, at);
        return new(
            change.Stream, change.Kind, change.Source, message, SHA256.HashData(Encoding.UTF8.GetBytes(message)), at, at, SyncEventCodec.Write(change), head);
    }

    private static DossierState State(DossierCode code, int version) => new()
    {
        Code = code,
        Procedure = new(
            Parsed<ProcedureCode>(ProcedureCode.TryParse("1.004873", out var procedure, out _), procedure),
            "Cấp Giấy xác nhận tình trạng hôn nhân", "G15-HT01", "Hộ tịch"),
        Status = version == 1 ? DossierStatus.Received : DossierStatus.Processing,
        Channel = FilingChannel.Online,
        Applicant = new(
            ApplicantKind.Citizen,
            Parsed<FullName>(FullName.TryParse("NGUYỄN VĂN MẪU", out var name, out _), name),
            [Parsed<PersonalId>(PersonalId.TryParse("022090000001", out var id, out _), id)],
            IdentityVerified: true, Phone: "0000000001", Email: "mau@example.invalid"),
        Unit = new(Parsed<AgencyCode>(AgencyCode.TryParse("H49.14", out var unit, out _), unit), "UBND phường Mẫu"),
        Abstract = "Cấp Giấy xác nhận tình trạng hôn nhân cho ông NGUYỄN VĂN MẪU",
        FiledAt = Filed,
        ReceivedAt = Filed,
        DueAt = Filed.AddDays(3),
        Note = Mark(version),
        Papers = [new("1", "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân", "TP-01", File("to-khai.pdf")), new("2", "Căn cước", "TP-02", File("can-cuoc.pdf"))],
        Fees = [new("Lệ phí", 15000)],
    };

    private static FileReference File(string name) => new(name, new string('a', 64), new Uri($"https://motcua.example.org/tep/{name}"));

    private static string Mark(int version) => version.ToString(CultureInfo.InvariantCulture);

    private static T Parsed<T>(bool isRight, T? value)
        where T : class => isRight ? value! : throw new FormatException(typeof(T).Name);
}
