using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Tests.Sync;
using static OneStop.Tests.Sync.DeskBench;

namespace OneStop.Tests.Dossiers;

/// <summary>Each rule by itself: what refuses, what only warns, and where.</summary>
public sealed class DossierCheckTests
{
    private readonly DossierCheck check = new(ReadRules());

    public static TheoryData<string, Func<DossierState, DossierState>, ErrorCode, string> Hard => new()
    {
        { "received without its time", s => s with { ReceivedAt = null }, ErrorCode.ReceivedAtMissing, "/receivedAt" },
        { "finished without its time", s => s with { Status = DossierStatus.Finished, Results = [Result()] }, ErrorCode.FinishedAtMissing, "/finishedAt" },
        { "received before it was filed", s => s with { FiledAt = At(9) }, ErrorCode.TimesBackwards, "/receivedAt" },
        { "due before it was received", s => s with { DueAt = At(8) }, ErrorCode.TimesBackwards, "/dueAt" },
        { "finished before it was received", s => s with { FinishedAt = At(8, 15) }, ErrorCode.TimesBackwards, "/finishedAt" },
        { "returned before it was finished", s => s with { FinishedAt = At(9, 30), ReturnedAt = At(9) }, ErrorCode.TimesBackwards, "/returnedAt" },
        { "supplement completed before it was asked for", s => s with { Supplements = [new(1, "A", "B", At(9), At(8, 45))] }, ErrorCode.TimesBackwards, "/supplements/0/completedAt" },
        { "received in the future", s => s with { ReceivedAt = At(10, 6) }, ErrorCode.TimeInFuture, "/receivedAt" },
        { "result without file", s => s with { Results = [Result() with { File = null }] }, ErrorCode.ResultFileMissing, "/results/0/file" },
        { "exemption with an amount", s => s with { Fees = [new("Lệ phí", 0), new("Phí", 5000, Exempt: true)] }, ErrorCode.ExemptionNotZero, "/fees/1/amount" },
        { "warehouse mark that the hub knows nothing of", s => s with { Papers = [new("1", "Tờ khai", Reuse: PaperReuse.Warehouse)] }, ErrorCode.ReuseContradicted, "/papers/0/reuse" },
        { "reuse of a paper without a file", s => s with { Papers = [new("1", "Tờ khai", Reuse: PaperReuse.Digitised)] }, ErrorCode.ReuseContradicted, "/papers/0/reuse" },
        { "an earlier result that stands in for a paper handed in", s => s with { Papers = [new("1", "Tờ khai", ReplacedByResult: "KQ.G15.000031")] }, ErrorCode.ReuseContradicted, "/papers/0/replacedByResult" },
        { "warehouse mark on what was brought later", s => s with { Supplements = [new(1, "A", "B", At(9)) { Papers = [new("7", "Tờ khai", Reuse: PaperReuse.Warehouse)] }] }, ErrorCode.ReuseContradicted, "/supplements/0/papers/0/reuse" },
        { "a number that stands for none", s => s with { Applicant = s.Applicant with { PersonalIds = [Id("022090000001"), Id("000000001")] } }, ErrorCode.PersonalIdPlaceholder, "/applicant/personalIds/1" },
        { "citizen without a name", s => s with { Applicant = s.Applicant with { Name = null } }, ErrorCode.ApplicantIncomplete, "/applicant/name" },
        { "enterprise without a name", s => s with { Applicant = new(ApplicantKind.Enterprise, null, []) }, ErrorCode.ApplicantIncomplete, "/applicant/organisationName" },
    };

    public static TheoryData<string, Func<DossierState, DossierState>, ErrorCode, string> Doubts => new()
    {
        { "no due date", s => s with { DueAt = null }, ErrorCode.DueMissing, "/dueAt" },
        { "due beyond the term, which 24/11 makes a day longer", s => s with { DueAt = At(0, 1, day: 27) }, ErrorCode.DueBeyondTerm, "/dueAt" },
        { "second supplement", s => s with { Supplements = [new(1, "A", "B", At(8, 45), At(9)), new(2, "A", "B", At(9, 15), At(9, 30))] }, ErrorCode.SecondSupplement, "/supplements/1" },
        { "waits for nothing", s => s with { Status = DossierStatus.SupplementRequested }, ErrorCode.SupplementMissing, "/supplements" },
        { "returned without finished", s => s with { Status = DossierStatus.Returned, ReturnedAt = At(9), Results = [Result()] }, ErrorCode.ReturnedUnfinished, "/finishedAt" },
        { "finished without a result", s => s with { Status = DossierStatus.Finished, FinishedAt = At(9) }, ErrorCode.ResultMissing, "/results" },
        { "procedure without its name", s => s with { Procedure = s.Procedure with { Name = null } }, ErrorCode.ProcedureIncomplete, "/procedure/name" },
        { "procedure without its sector's code", s => s with { Procedure = s.Procedure with { SectorCode = " " } }, ErrorCode.ProcedureIncomplete, "/procedure/sectorCode" },
        { "procedure without its sector's name", s => s with { Procedure = s.Procedure with { SectorName = null } }, ErrorCode.ProcedureIncomplete, "/procedure/sectorName" },
        { "a fee paid online, and no online payment", s => s with { Fees = [new("Lệ phí", 15000, PaidOnline: true)] }, ErrorCode.PaymentContradicted, "/fees/0/paidOnline" },
        { "reuse that the hub has no record of", s => s with { Papers = [new("1", "Tờ khai", File: new("a.pdf", Hash), Reuse: PaperReuse.Digitised)] }, ErrorCode.ReuseUnproven, "/papers/0/reuse" },
        { "result without a code", s => s with { Results = [Result() with { Code = null }] }, ErrorCode.ResultCodeMissing, "/results/0/code" },
    };

    public static TheoryData<string, Func<DossierState, DossierState>> Right => new()
    {
        { "as it is", s => s },
        { "the last minute of the term", s => s with { DueAt = At(0, day: 27).AddMinutes(-1) } },
        { "the end of the term itself", s => s with { DueAt = At(0, day: 27) } },
        { "a later due date after a supplement", s => s with { ReceivedAt = At(8, 30, day: 16), FiledAt = At(8, 0, day: 16), Supplements = [new(1, "A", "B", At(9, day: 16), At(9))] } },
        { "filed and nothing more", s => s with { Status = DossierStatus.Filed, ReceivedAt = null, DueAt = null } },
        { "refused without having been received", s => s with { Status = DossierStatus.Refused, ReceivedAt = null, DueAt = null, RefusedAt = At(9) } },
        { "finished with a result", s => s with { Status = DossierStatus.Finished, FinishedAt = At(9), Results = [Result()] } },
        { "an exemption of zero", s => s with { Fees = [new("Lệ phí", 0, Exempt: true)] } },
        { "a procedure that nobody entered a term for", s => s with { Procedure = s.Procedure with { Code = Unknown() }, DueAt = At(8, day: 30) } },
        { "five minutes ahead of our clock", s => s with { ReceivedAt = At(10, 5) } },
        { "a term that runs into a year that nobody entered", s => s with { ReceivedAt = At(9), DueAt = new(2027, 3, 1, 0, 0, 0, TimeSpan.FromHours(7)), Procedure = s.Procedure with { Code = Unknown() } } },
        { "a fee paid online at the portal", s => s with { Payment = OnlinePayment.Portal, Fees = [new("Lệ phí", 15000, PaidOnline: true)] } },
        { "a file that the hub had before", s => s with { Papers = [new("1", "Tờ khai", File: new("a.pdf", Hash), Reuse: PaperReuse.Digitised)], Evidence = new([], []) { DigitisedPapers = ["1"] } } },
        { "what the hub fetched from the warehouse", s => s with { Papers = [new("1", "Tờ khai", Reuse: PaperReuse.Warehouse)], Evidence = new([], ["1"]) } },
    };

    [Theory]
    [MemberData(nameof(Hard))]
    public void Run_WrongState_Refuses(string because, Func<DossierState, DossierState> change, ErrorCode code, string place)
    {
        var findings = Run(change(State()));
        Assert.True(findings.Contains(Finding.Hard(code, place)), $"{because}: {string.Join(", ", findings)}");
        Assert.All(findings, finding => Assert.False(finding.Severity == Severity.Hard && finding.Code != code, $"{because}: {finding}"));
    }

    [Theory]
    [MemberData(nameof(Doubts))]
    public void Run_DoubtfulState_WarnsAndNoMore(string because, Func<DossierState, DossierState> change, ErrorCode code, string place)
    {
        var findings = Run(change(State()));
        Assert.True(findings is [var only] && only == Finding.Doubt(code, place), $"{because}: {string.Join(", ", findings)}");
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void Run_RightState_SaysNothing(string because, Func<DossierState, DossierState> change)
    {
        var findings = Run(change(State()));
        Assert.True(findings.Count == 0, $"{because}: {string.Join(", ", findings)}");
    }

    [Fact]
    public void Run_StepsThroughSeveralStatuses_AreFollowedOneByOne()
    {
        ProcessingStep[] right = [Step(DossierStatus.Received, At(8, 30)), Step(DossierStatus.Processing, At(9))];
        ProcessingStep[] wrong = [Step(DossierStatus.Finished, At(8, 30)), Step(DossierStatus.Processing, At(9))];
        Assert.Empty(check.Run(new(DossierStatus.Filed, At(8), State(DossierStatus.Processing), right, At(9), Now)));
        Assert.Equal(
            [Finding.Hard(ErrorCode.TransitionNotAllowed, "/steps/0/status"), Finding.Hard(ErrorCode.TransitionNotAllowed, "/steps/1/status")],
            check.Run(new(DossierStatus.Filed, At(8), State(DossierStatus.Processing), wrong, At(9), Now)));
    }

    [Fact]
    public void Run_StepsOutOfOrder_Refuses()
    {
        ProcessingStep[] steps = [Step(DossierStatus.Processing, At(9, 10)), Step(DossierStatus.Processing, At(9))];
        Assert.Equal([Finding.Hard(ErrorCode.TimesBackwards, "/steps/1/at")], check.Run(new(DossierStatus.Received, At(8, 30), State(DossierStatus.Processing), steps, At(9, 20), Now)));
    }

    // F20, B47
    [Theory]
    [InlineData(10, 5, true)]
    [InlineData(10, 6, false)]
    public void Run_SourceClockAhead_IsToleratedForFiveMinutes(int hour, int minute, bool taken) =>
        Assert.Equal(taken, check.Run(new(null, null, State(), [], At(hour, minute), Now)).Count == 0);

    private IReadOnlyList<Finding> Run(DossierState state) => check.Run(new(state.Status, null, state, [], Now, Now));

    private static ProcessingStep Step(DossierStatus status, DateTimeOffset at) => new("Trần Thị Thử", at, "Xử lý", status);

    [Theory]
    [InlineData("H49", false, true)]
    [InlineData("H56", false, false)]
    [InlineData("H56", true, true)]
    [InlineData(null, false, true)]
    public void Run_NewDossiersCode_CarriesTheProvinceUnlessItIsThePortals(string? province, bool fromPortal, bool taken)
    {
        var findings = new DossierCheck(ReadRules() with { Province = province }).Run(new(null, null, State() with { FromPortal = fromPortal }, [], Now, Now));
        Assert.Equal(taken ? [] : [Finding.Hard(ErrorCode.DossierCodeForeign, "")], findings);
    }

    [Fact]
    public void Completed_NamesLeftOut_AreTheTables()
    {
        var term = new ProcedureTerm(Procedure, new(3, TermUnit.WorkingDay), true, "Tên MẪU", "G15-MAU", "Lĩnh vực MẪU");
        var known = new DossierCheck(ReadRules() with { Terms = new([term]) });
        Assert.Equal(new(Procedure, "Tên MẪU", "G15-MAU", "Lĩnh vực MẪU"), known.Completed(new(Procedure)));
        Assert.Equal(new(Procedure, "Của nơi gửi", "G15-MAU", "Lĩnh vực MẪU"), known.Completed(new(Procedure, "Của nơi gửi")));
        Assert.Equal(new(Unknown()), known.Completed(new(Unknown())));
    }

    private static PersonalId Id(string text) => PersonalId.TryParse(text, out var id, out _) ? id : throw new InvalidOperationException();

    private static ProcedureCode Unknown() => ProcedureCode.TryParse("3.999999", out var code, out _) ? code : throw new InvalidOperationException();
}
