using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync;
using OneStop.Mocks;

namespace OneStop.IntegrationTests.Destinations;

/// <summary>What only the portal does: sessions, steps, records that exist or don't, and words that decide.</summary>
public sealed class PortalSendingTests : IClassFixture<PortalFixture>, IDisposable
{
    private readonly PortalFixture fixture;
    private readonly List<DestinationBench> benches = [];

    public PortalSendingTests(PortalFixture fixture)
    {
        this.fixture = fixture;
        fixture.Reset();
    }

    public void Dispose()
    {
        benches.ForEach(bench => bench.Dispose());
        fixture.Reset();
    }

    [Fact]
    public async Task Send_FirstAndSecondVersion_CreateThenUpdateThenSteps()
    {
        await Bench().SendAsync(Deliveries.Of(1), Deliveries.Of(1, 2, DossierStatus.Processing, steps: 2));
        Assert.Equal(["create", "step", "update", "step", "step"], fixture.Effects.Select(effect => effect.Kind));
        Assert.Equal(4, fixture.Business().Count);
    }

    // F19: asleep after the first event, replaced meanwhile.
    [Fact]
    public async Task Send_ClaimLostWithinTheBatch_WritesNothingOverItsSuccessor()
    {
        var asked = 0;
        var lease = new GivenLease(() => ++asked <= 2);
        var batch = new[] { Deliveries.Of(1), Deliveries.Of(1, 2, DossierStatus.Processing), Deliveries.Of(1, 3, DossierStatus.Finished) }
            .Select(delivery => delivery with { Lease = lease }).ToArray();

        var report = await Bench().SendAsync(batch);

        Assert.Equal(["create", "step"], fixture.Effects.Select(effect => effect.Kind));
        Assert.Equal(["Delivered", "NotSent", "NotSent"], report.Outcomes.Select(outcome => outcome.GetType().Name));
        Assert.Null(report.Unavailable);
    }

    [Fact]
    public async Task Send_TwentyFiveSteps_ThreeChunksInOrder()
    {
        var report = await Bench().SendAsync(Deliveries.Of(1, steps: 25));
        Assert.IsType<DeliveryOutcome.Delivered>(Assert.Single(report.Outcomes));
        Assert.Equal(3, fixture.Business("CapNhatTienDoHoSoMC").Count);
        Assert.Equal(Enumerable.Range(1, 25).Select(i => $"Bước 1.{i}"), fixture.Book.Dossier(Deliveries.Code(1).Text)!.Steps.Select(step => step.Text));
    }

    // C7, with every code that has come along with the words.
    [Theory]
    [InlineData("3")]
    [InlineData("-3")]
    [InlineData("0")]
    public async Task Send_CreateOfWhatExists_UpdatesInstead(string code)
    {
        var bench = Bench();
        await bench.SendAsync(Deliveries.Of(1, steps: 0));
        fixture.Book.Settings = fixture.Book.Settings with { ExistsCode = code };
        var report = await bench.SendAsync(Deliveries.Of(1, 1, DossierStatus.Processing, steps: 0, seq: 77));
        Assert.IsType<DeliveryOutcome.Delivered>(Assert.Single(report.Outcomes));
        Assert.Equal(["create", "update"], fixture.Effects.Select(effect => effect.Kind));
    }

    [Fact]
    public async Task Send_UpdateOfWhatIsMissing_CreatesInstead()
    {
        var report = await Bench().SendAsync(Deliveries.Of(1, 5, steps: 0));
        Assert.IsType<DeliveryOutcome.Delivered>(Assert.Single(report.Outcomes));
        Assert.Equal("create", Assert.Single(fixture.Effects).Kind);
    }

    // Half of a batch is there already: nobody can tell which half from one answer.
    [Fact]
    public async Task Send_SomeExistAndSomeDont_AllDelivered()
    {
        var bench = Bench();
        await bench.SendAsync([.. Enumerable.Range(1, 10).Where(i => i % 3 == 0).Select(i => Deliveries.Of(i, steps: 0))]);
        var report = await bench.SendAsync([.. Enumerable.Range(1, 10).Select(i => Deliveries.Of(i, 1, DossierStatus.Processing, steps: 0, seq: i))]);
        Assert.All(report.Outcomes, outcome => Assert.IsType<DeliveryOutcome.Delivered>(outcome));
        Assert.All(Enumerable.Range(1, 10), i => Assert.Equal("4", fixture.Book.Dossier(Deliveries.Code(i).Text)!.Status));
    }

    // C1
    [Fact]
    public async Task Send_SessionEndedEarly_LoggedInAgainOnceAndDelivered()
    {
        var bench = Bench();
        await bench.SendAsync(Deliveries.Of(1, steps: 0));
        fixture.Nation.EndPortalSessions();
        var report = await bench.SendAsync(Deliveries.Of(2, steps: 0));
        Assert.IsType<DeliveryOutcome.Delivered>(Assert.Single(report.Outcomes));
        Assert.Equal((2, 3), (fixture.Logins, fixture.Business().Count));
    }

    // C2
    [Fact]
    public async Task Send_ManyAtOnce_OneLogin()
    {
        var bench = Bench();
        var reports = await Task.WhenAll(Enumerable.Range(1, 16).Select(i => bench.SendAsync(Deliveries.Of(i, steps: 0))));
        Assert.All(reports, report => Assert.IsType<DeliveryOutcome.Delivered>(Assert.Single(report.Outcomes)));
        Assert.Equal(1, fixture.Logins);
    }

    [Theory]
    [InlineData("Password", "synthetic-wrong")]
    [InlineData("UnitCode", "000.00.00.H50")]
    public async Task Send_OwnAccountRefused_NobodyIsBlamed(string key, string value)
    {
        var report = await Bench((key, value)).SendAsync(Deliveries.Of(1), Deliveries.Of(2));
        Assert.All(report.Outcomes, outcome => Assert.IsType<DeliveryOutcome.NotSent>(outcome));
        Assert.Equal(ErrorCode.DestinationCredentials, report.Unavailable?.Code);
        Assert.InRange(fixture.Business().Count, 0, 1);
    }

    // C4, C5
    [Theory]
    [InlineData("plain", true)]
    [InlineData("upper", false)]
    [InlineData("decomposed", true)]
    public async Task Send_CodesAndWordsInOtherForms_Delivered(string words, bool integers)
    {
        fixture.Book.Settings = fixture.Book.Settings with { Words = words, IntegerCodes = integers };
        var report = await Bench().SendAsync(Deliveries.Of(1));
        Assert.IsType<DeliveryOutcome.Delivered>(Assert.Single(report.Outcomes));
    }

    // C6
    [Fact]
    public async Task Send_CodeSaysYesAndWordsSayNo_Unknown()
    {
        var bench = Bench();
        await bench.SendAsync(Deliveries.Of(9, steps: 0));
        fixture.Book.Settings = fixture.Book.Settings with { Words = "contradicting" };
        var report = await bench.SendAsync(Deliveries.Of(1));
        Assert.Null(report.Unavailable);
        Assert.Equal(ErrorCode.DeliveryUnknown, Assert.IsType<DeliveryOutcome.Unknown>(Assert.Single(report.Outcomes)).Fault.Code);
    }

    // C36, B54, F25–F28
    [Theory]
    [InlineData("html-login-page")]
    [InlineData("html-after-work")]
    [InlineData("garbage")]
    [InlineData("wrong-schema")]
    [InlineData("corrupt-gzip")]
    public async Task Send_AnswerNotThePortals_UnknownAndEverybodyWaits(string overlay)
    {
        var bench = Bench();
        await bench.SendAsync(Deliveries.Of(9, steps: 0));
        fixture.SwitchOn(overlay);
        var report = await bench.SendAsync(Deliveries.Of(1));
        Assert.IsType<DeliveryOutcome.Unknown>(Assert.Single(report.Outcomes));
        Assert.Equal(ErrorCode.DestinationMalformed, report.Unavailable?.Code);
    }

    [Theory]
    [InlineData("Hệ thống đang bận, vui lòng thử lại sau")]
    [InlineData("Server error")]
    public async Task Send_PortalAsksForPatience_PostponedAndTheOthersGoOn(string sentence)
    {
        fixture.Book.Refuse(Deliveries.Code(1).Text, sentence);
        var bench = Bench();
        var report = await bench.SendAsync(Deliveries.Of(1));
        Assert.Equal(ErrorCode.DestinationBusy, Assert.IsType<DeliveryOutcome.Postponed>(Assert.Single(report.Outcomes)).Fault.Code);
        Assert.IsType<DeliveryOutcome.Delivered>(Assert.Single((await bench.SendAsync(Deliveries.Of(2))).Outcomes));
    }

    // The officer is told which field the portal complains about.
    [Fact]
    public async Task Send_FieldRefused_FaultNamesTheField()
    {
        fixture.Book.Refuse(Deliveries.Code(1).Text, "NgayHenTra không đúng định dạng");
        var report = await Bench().SendAsync(Deliveries.Of(1));
        Assert.Equal(new Fault(ErrorCode.DestinationRejectsData, Field: "dueAt"), Assert.IsType<DeliveryOutcome.Refused>(Assert.Single(report.Outcomes)).Fault);
    }

    // A20
    [Fact]
    public async Task Send_QuestionAnswerRating_AllTaken()
    {
        fixture.Nation.PortalCounter.Ask(new AskedQuestion("Q-2", "G15-HT06", "H49.14", "Hỏi MẪU", "Trần Thị Thử"));
        var report = await Bench().SendAsync(
            Deliveries.Wrap(Deliveries.Voice(EventKind.Question, "hoi-dap:Q-1") with { Question = new("Q-1", Deliveries.Unit, "UBND phường MẪU", "G15-HT06", "Hỏi MẪU") }, 1),
            Deliveries.Wrap(Deliveries.Voice(EventKind.Answer, "hoi-dap:Q-2") with { Answer = new("Q-2", Deliveries.Unit, "Cán bộ MẪU", null, new(2026, 11, 3), "Trả lời MẪU") }, 2),
            Deliveries.Wrap(Deliveries.Voice(EventKind.Rating, "danh-gia:H49.14:2026-03") with { Rating = new(Deliveries.Unit, "UBND phường MẪU", 2026, 3, 20, new(40, 50, 10), new(60, 40, 0)) }, 3));
        Assert.All(report.Outcomes, outcome => Assert.IsType<DeliveryOutcome.Delivered>(outcome));
        Assert.Equal(["question", "answer", "rating"], fixture.Effects.Select(effect => effect.Kind));
    }

    private DestinationBench Bench(params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>(fixture.Settings);
        foreach (var (key, value) in settings)
        {
            all[$"Destinations:portal:{key}"] = value;
        }

        benches.Add(new(all));
        return benches[^1];
    }
}
