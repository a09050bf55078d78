using Microsoft.Extensions.Time.Testing;
using OneStop.Core.Access;
using OneStop.Core.Dossiers;
using OneStop.Core.Facts;
using OneStop.Core.Sync;

namespace OneStop.Tests.Sync;

/// <summary>A desk over a journal in memory, with the shipped rules. It is Friday, 20 November 2026, 10:00.</summary>
internal sealed class DeskBench : IRegistryUse, IFileShelf, IQuestionBook
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(7));
    public static readonly DossierCode Code = DossierCode.TryParse("H49.14-261120-0001", out var code, out _) ? code : throw new InvalidOperationException();
    public static readonly string Hash = new('a', 64);

    private int messages;

    public DeskBench()
    {
        Rules = ReadRules();
        Check = new(Rules);
        Book = new(Journal, Journal, Journal);
        Desk = new(Journal, Book, new EvidenceReader(this), this, Check, new NoEarlySteps(), Time);
        Voices = new(Book, this, Time);
        Finder = new(Journal, Book, new NoEarlySteps());
    }

    public static AgencyCode Unit { get; } = AgencyCode.TryParse("H49.14", out var unit, out _) ? unit : throw new InvalidOperationException();

    public static AgencyCode Province { get; } = AgencyCode.TryParse("H49", out var unit, out _) ? unit : throw new InvalidOperationException();

    public static ProcedureCode Procedure { get; } = ProcedureCode.TryParse("1.004873", out var code, out _) ? code : throw new InvalidOperationException();

    public FakeTimeProvider Time { get; } = new(Now);

    public InMemoryJournal Journal { get; } = new();

    public DossierRules Rules { get; }

    public DossierCheck Check { get; }

    public MessageBook Book { get; }

    public DossierDesk Desk { get; }

    public VoiceDesk Voices { get; }

    public DossierFinder Finder { get; }

    public IReadOnlyList<string> Registries { get; set; } = [];

    public QuestionText? Question { get; set; }

    public static DossierRules ReadRules()
    {
        var reader = new DossierRulesReader();
        var rules = reader.Read(file => File.ReadAllText(Path.Combine(Architecture.SourceTree.Root, "src/OneStop.Host/dossiers", file)));
        Assert.Empty(reader.Errors);
        return rules!;
    }

    public static DateTimeOffset At(int hour, int minute = 0, int day = 20) => new(2026, 11, day, hour, minute, 0, TimeSpan.FromHours(7));

    public static DossierState State(DossierStatus status = DossierStatus.Received) => new()
    {
        Code = Code,
        Procedure = new(Procedure, "Cấp Giấy xác nhận tình trạng hôn nhân", "G15-HT01", "Hộ tịch"),
        Status = status,
        Channel = FilingChannel.Online,
        Applicant = new(ApplicantKind.Citizen, FullName.TryParse("Nguyễn Văn Mẫu", out var name, out _) ? name : null, []),
        Unit = new(Unit, "UBND phường Mẫu"),
        FiledAt = At(8),
        ReceivedAt = At(8, 30),
        DueAt = At(17, 0, day: 25),
    };

    public static DossierResult Result(string id = "kq1") => new(id, "Giấy xác nhận", new("kq.pdf", Hash), "KQ.G15.000031");

    public Envelope Envelope(DateTimeOffset at, long? sequence = null, string? id = null, byte body = 0, AgencyCode? unit = null) =>
        new(new Caller("one-stop", [unit ?? Province]), id ?? $"m{++messages}", [body, .. new byte[31]], at, sequence);

    public Task<DeskAnswer> SendAsync(DossierChange change, DateTimeOffset at, long? sequence = null, string? id = null, byte body = 0, long? expected = null, AgencyCode? unit = null) =>
        Desk.AcceptAsync(new(Envelope(at, sequence, id, body, unit), Code, change, expected), CancellationToken.None);

    public Task<DeskAnswer> SendAsync(DossierState state, DateTimeOffset? at = null) => SendAsync(new DossierChange.Full(state, []), at ?? At(8, 30));

    public IReadOnlyList<SyncEvent> Events() => [.. Journal.Rows.Select(row => SyncEventCodec.Read(row.Payload))];

    /// <summary>Since when the hub has the one file that it holds.</summary>
    public DateTimeOffset KeptSince { get; set; } = Now;

    /// <summary>What the disk with the files says to whoever looks; null while it works.</summary>
    public IOException? ShelfFailure { get; set; }

    public bool Holds(string sha256) => ShelfFailure is null ? sha256 == Hash : throw ShelfFailure;

    DateTimeOffset? IFileShelf.KeptSince(string sha256) => Holds(sha256) ? KeptSince : null;

    Task<QuestionText?> IQuestionBook.FindAsync(string id, CancellationToken cancellationToken) => Task.FromResult(Question?.Id == id ? Question : null);

    Task<IReadOnlyList<string>> IRegistryUse.FoundForAsync(DossierCode dossier, CancellationToken cancellationToken) => Task.FromResult(Registries);
}
