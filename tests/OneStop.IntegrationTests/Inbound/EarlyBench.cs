using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OneStop.Core.Access;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Core.Sync;
using OneStop.IntegrationTests.Storage;

namespace OneStop.IntegrationTests.Inbound;

/// <summary>The way in over a real store, for one dossier whose source numbers its steps. It is Friday, 20 November 2026, 10:00.</summary>
internal sealed class EarlyBench : IAsyncDisposable, IFileShelf
{
    public const string Source = "mot-cua";
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(7));
    public static readonly DossierCode Code = Incoming.Code("H49.14-261120-0001");
    private static readonly TimeSpan BeforeRepeat = TimeSpan.FromMilliseconds(1);

    private readonly StoreNode node;
    private readonly DossierIntake intake;
    private readonly FailingJournal journal;

    private EarlyBench(StoreNode node, FakeTimeProvider time, EarlyLimits limits)
    {
        (this.node, Time, Limits) = (node, time, limits);
        var reader = new DossierRulesReader();
        var rules = reader.Read(file => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "dossiers", file)));
        Assert.Empty(reader.Errors);
        var (book, early, turns) = (node.Get<IDossierBook>(), node.Get<IEarlyBook>(), node.Get<IEarlyTurns>());
        var messages = new MessageBook(journal = new(node.Journal), node.Reader, node.Get<IInbox>());
        Desk = new(book, messages, new EvidenceReader(node.Get<IRegistryUse>()), this, new DossierCheck(rules!), early, time);
        var steps = new EarlySteps(Desk, early, turns, book, time, NullLogger<EarlySteps>.Instance);
        intake = new(Desk, steps, early, limits, time);
        Sweep = new(steps, early, turns, limits, time);
        Finder = new(book, messages, early);
    }

    public FakeTimeProvider Time { get; }

    public EarlyLimits Limits { get; }

    /// <summary>Judges without holding, as if the process ended right after.</summary>
    public DossierDesk Desk { get; }

    public EarlySweep Sweep { get; }

    public DossierFinder Finder { get; }

    /// <summary>The next append of that message is not confirmed, whether it was written or not.</summary>
    public void FailOnce(string messageId, bool written) => journal.Next = (messageId, written);

    public ITaskBook Tasks => node.Get<ITaskBook>();

    public static async Task<EarlyBench> StartAsync(ITestStore store, EarlyLimits? limits = null)
    {
        var time = new FakeTimeProvider(Now);
        return new(await StoreNode.StartAsync(store, time: time), time, limits ?? EarlyLimits.Usual);
    }

    /// <summary>The dossier whole as number 1, steps of its processing after that, a minute apart; wrong ones happened before the first.</summary>
    public static Submission Step(int number, string? id = null, byte body = 0, bool wrong = false)
    {
        var at = Now.AddHours(-1).AddMinutes(wrong ? -30 : number);
        Assert.True(AgencyCode.TryParse("H49", out var province, out _));
        var envelope = new Envelope(new Caller(Source, [province]), id ?? $"m{number}", [body, .. new byte[31]], at, number);
        DossierChange change = number == 1
            ? new DossierChange.Full(State(), [])
            : new DossierChange.Progress(DossierStatus.Processing, new("Trần Thị Thử", $"#{number}"));
        return new(envelope, Code, change);
    }

    public Task<DeskAnswer> AcceptAsync(Submission submission) => intake.AcceptAsync(submission, CancellationToken.None);

    public async Task<DeskAnswer.Accepted> TakenAsync(int number, string? id = null) => Assert.IsType<DeskAnswer.Accepted>(await AcceptAsync(Step(number, id)));

    public async Task<DeskAnswer.Waiting> WaitingAsync(int number, bool wrong = false) =>
        Assert.IsType<DeskAnswer.Waiting>(await AcceptAsync(Step(number, wrong: wrong)));

    public async Task<ErrorCode> RefusedAsync(Submission submission) => Assert.IsType<DeskAnswer.Refused>(await AcceptAsync(submission)).Fault.Code;

    /// <summary>As a source does: what cannot be decided now is sent again.</summary>
    public async Task<DeskAnswer> TellAsync(int number)
    {
        while (true)
        {
            if (await AcceptAsync(Step(number)) is not DeskAnswer.Refused { Fault.Code: ErrorCode.DossierBusy or ErrorCode.JournalUnavailable } and var answer)
            {
                return answer;
            }

            await Task.Delay(BeforeRepeat);
        }
    }

    /// <summary>Into the store, past the rule that only what comes ahead of its turn is held.</summary>
    public Task HoldAsync(Submission submission) => node.Get<IEarlyBook>().HoldAsync(
        new(StreamKey.Of(Code), submission.Envelope.Sequence!.Value, Source, submission.Envelope.MessageId, submission.Envelope.BodyHash, submission.Envelope.At, Now,
            SubmissionCodec.Write(submission)),
        Limits,
        CancellationToken.None);

    public async Task<IReadOnlyList<SyncEvent>> EventsAsync() =>
        [.. (await node.Reader.OfStreamAsync(StreamKey.Of(Code), CancellationToken.None)).Select(row => SyncEventCodec.Read(row.Payload))];

    public async Task<IReadOnlyList<long>> JournalAsync() => [.. (await EventsAsync()).Select(written => written.Sequence!.Value)];

    public Task<IReadOnlyList<WorkTask>> TasksAsync() => Tasks.ListAsync(new(), CancellationToken.None);

    public bool Holds(string sha256) => false;

    public DateTimeOffset? KeptSince(string sha256) => null;

    public ValueTask DisposeAsync() => node.DisposeAsync();

    private sealed class FailingJournal(IJournal inner) : IJournal
    {
        public (string MessageId, bool Written)? Next { get; set; }

        public async Task<AppendAnswer> AppendAsync(JournalDraft draft, CancellationToken cancellationToken)
        {
            if (Next is not var (message, written) || message != draft.MessageId)
            {
                return await inner.AppendAsync(draft, cancellationToken);
            }

            Next = null;
            if (written)
            {
                await inner.AppendAsync(draft, cancellationToken);
            }

            throw new JournalUnavailableException("Not confirmed.");
        }
    }

    private static DossierState State()
    {
        Assert.True(ProcedureCode.TryParse("1.004873", out var procedure, out _));
        Assert.True(FullName.TryParse("Nguyễn Văn Mẫu", out var name, out _));
        return new()
        {
            Code = Code,
            Procedure = new(procedure),
            Status = DossierStatus.Received,
            Channel = FilingChannel.Online,
            Applicant = new(ApplicantKind.Citizen, name, []),
            Unit = new(Incoming.Unit("H49.14"), "UBND phường Mẫu"),
            FiledAt = Now.AddHours(-2),
            ReceivedAt = Now.AddHours(-1),
            DueAt = Now.AddDays(3),
        };
    }
}
