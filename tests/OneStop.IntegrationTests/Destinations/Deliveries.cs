using OneStop.Core.Dossiers;
using OneStop.Core.Facts;
using OneStop.Core.Sync;

namespace OneStop.IntegrationTests.Destinations;

/// <summary>Synthetic dossiers on their way. Names, numbers and addresses in them are canaries: they may stand nowhere but in a body.</summary>
internal static class Deliveries
{
    public const string Name = "Nguyễn Văn Mẫu";
    public const string PersonalNumber = "022090000001";
    public const string Phone = "0000077123";

    private static readonly DateTimeOffset Start = new(2026, 11, 22, 8, 30, 0, TimeSpan.FromHours(7));

    public static DossierCode Code(int number) =>
        DossierCode.TryParse($"H49.14-261122-{number:D4}", out var code, out _) ? code : throw new ArgumentOutOfRangeException(nameof(number));

    /// <summary>The nth event of a dossier: filed, received, in processing, and so on through the list.</summary>
    public static Delivery Of(int dossier, int version = 1, DossierStatus status = DossierStatus.Received, int steps = 1, bool uncertain = false, long seq = 0)
    {
        var at = Start.AddMinutes(version);
        var value = new SyncEvent
        {
            Stream = StreamKey.Of(Code(dossier)),
            Kind = EventKind.State,
            Source = "one-stop-synthetic",
            MessageId = $"{dossier}-{version}",
            SourceTime = at,
            ReceivedAt = at,
            Version = version,
            Dossier = State(dossier, status),
            NewSteps = [.. Enumerable.Range(1, steps).Select(i => new ProcessingStep("Cán bộ MẪU", at.AddSeconds(i), $"Bước {version}.{i}", status))],
        };
        return Wrap(value, seq == 0 ? (dossier * 1000) + version : seq, uncertain);
    }

    public static Delivery Wrap(SyncEvent value, long seq, bool uncertain = false) =>
        new(new(0, seq), value, uncertain ? 2 : 1, uncertain, $"{seq:x32}");

    public static SyncEvent Voice(EventKind kind, string stream) => new()
    {
        Stream = new(stream),
        Kind = kind,
        Source = "one-stop-synthetic",
        MessageId = stream,
        SourceTime = Start,
        ReceivedAt = Start,
    };

    public static AgencyCode Unit => AgencyCode.TryParse("H49.14", out var unit, out _) ? unit : throw new InvalidOperationException();

    private static DossierState State(int dossier, DossierStatus status) => new()
    {
        Code = Code(dossier),
        Procedure = new(Procedure, "Đăng ký khai tử", "G15-HT06", "Hộ tịch"),
        Status = status,
        Channel = FilingChannel.Online,
        Applicant = new(ApplicantKind.Citizen, FullName.TryParse(Name, out var name, out _) ? name : null, [Person], Phone: Phone),
        Unit = new(Unit, "UBND phường MẪU"),
        FiledAt = Start,
        ReceivedAt = Start,
        DueAt = Start.AddDays(5),
        FinishedAt = status >= DossierStatus.Finished ? Start.AddDays(3) : null,
    };

    private static ProcedureCode Procedure => ProcedureCode.TryParse("1.000656", out var code, out _) ? code : throw new InvalidOperationException();

    private static PersonalId Person => PersonalId.TryParse(PersonalNumber, out var id, out _) ? id : throw new InvalidOperationException();
}
