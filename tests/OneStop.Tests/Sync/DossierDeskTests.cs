using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync;
using static OneStop.Tests.Sync.DeskBench;

namespace OneStop.Tests.Sync;

/// <summary>What the desk takes, what it answers, and what it writes.</summary>
public sealed class DossierDeskTests
{
    private static readonly StepText Step = new("Trần Thị Thử", "Chuyển xử lý");

    private readonly DeskBench bench = new() { Registries = ["population"] };

    [Fact]
    public async Task Accept_NewDossier_WritesItWholeWithWhatTheHubRecorded()
    {
        var accepted = Accepted(await bench.SendAsync(new DossierChange.Full(State(), [Step.At(At(8, 30), DossierStatus.Received)]), At(8, 30), sequence: 7));
        Assert.Equal((1L, false, Now), (accepted.Version, accepted.Repeated, accepted.ReceivedAt));
        var written = Assert.Single(bench.Events());
        Assert.Equal((EventKind.State, "one-stop", At(8, 30), 7L, 1L), (written.Kind, written.Source, written.SourceTime, written.Sequence, written.Version));
        Assert.Equal(["population"], written.Dossier!.Evidence.Registries);
        Assert.Single(written.NewSteps);
        var head = (await ((IDossierBook)bench.Journal).FindAsync(Code, CancellationToken.None))!.Head;
        Assert.Equal((1L, 7L, new DateOnly(2026, 11, 20), At(8, 30)), (head.Version, head.Sequence, head.Day, head.LastAt));
        Assert.Equal(DossierDigest.Of(written.Dossier), head.Digest);
    }

    [Fact]
    public async Task Accept_EvidenceOfACaller_CountsForNothing()
    {
        await bench.SendAsync(State() with { Evidence = new(["invented"], ["1"]) });
        Assert.Equal(["population"], bench.Events()[0].Dossier!.Evidence.Registries);
    }

    [Theory]
    [InlineData(19, "1")]
    [InlineData(20, null)]
    public async Task Accept_FileSaidToBeDigitisedBefore_CountsOnlyWhenTheHubHadItTheDayBefore(int keptOn, string? expected)
    {
        bench.KeptSince = At(23, 59, day: keptOn);
        var paper = new DossierPaper("1", "Tờ khai", File: new("a.pdf", Hash), Reuse: PaperReuse.Digitised);

        var accepted = Accepted(await bench.SendAsync(State() with { Papers = [paper, new("2", "Căn cước", File: new("b.pdf", Hash))] }));

        Assert.Equal(expected is null ? [] : [expected], bench.Events()[0].Dossier!.Evidence.DigitisedPapers);
        Assert.Equal(expected is null ? [ErrorCode.ReuseUnproven] : [], accepted.Doubts.Select(doubt => doubt.Code));
    }

    // B39
    [Fact]
    public async Task Accept_AnotherAgencysCode_IsRefusedUnlessItIsThePortals()
    {
        Assert.True(AgencyCode.TryParse("H49.15", out var other, out _));
        var theirs = State() with { Unit = new(other, "UBND phường Thử") };

        Assert.Equal(ErrorCode.UnitNotAllowed, Refused(await bench.SendAsync(new DossierChange.Full(theirs, []), At(8, 30), unit: other)).Fault.Code);
        Accepted(await bench.SendAsync(new DossierChange.Full(theirs with { FromPortal = true }, []), At(8, 30), unit: other));
    }

    [Fact]
    public async Task Accept_WholeLife_EndsReturnedWithEveryStep()
    {
        await bench.SendAsync(State());
        Accepted(await bench.SendAsync(new DossierChange.Progress(DossierStatus.Processing, Step), At(8, 40)));
        Accepted(await bench.SendAsync(new DossierChange.SupplementRequested("Trần Thị Thử", "Bổ sung"), At(8, 50)));
        Accepted(await bench.SendAsync(new DossierChange.SupplementCompleted("Trần Thị Thử", "Đủ", DossierStatus.Processing, At(17, day: 26)), At(9)));
        Accepted(await bench.SendAsync(new DossierChange.Paid(OnlinePayment.Portal, [new("Lệ phí", 15000, PaidOnline: true)]), At(9, 5)));
        Accepted(await bench.SendAsync(new DossierChange.DueMoved(At(16, day: 26), Step), At(9, 6)));
        Accepted(await bench.SendAsync(new DossierChange.ResultAdded(Result()), At(9, 10)));
        Accepted(await bench.SendAsync(new DossierChange.Progress(DossierStatus.Finished, Step, FinishedAt: At(9, 15)), At(9, 15)));
        var last = Accepted(await bench.SendAsync(new DossierChange.Progress(DossierStatus.Returned, Step, ReturnedAt: At(9, 20)), At(9, 20)));

        var state = (await bench.Finder.FindAsync(Code, CancellationToken.None))!.State;
        Assert.Equal((9L, DossierStatus.Returned, At(16, day: 26), OnlinePayment.Portal), (last.Version, state.Status, state.DueAt, state.Payment));
        var supplement = Assert.Single(state.Supplements);
        Assert.Equal((1, At(8, 50), At(9), At(17, day: 25), At(17, day: 26)), (supplement.Number, supplement.RequestedAt, supplement.CompletedAt, supplement.PreviousDueAt, supplement.NewDueAt));
        Assert.Equal(6, bench.Events().Sum(written => written.NewSteps.Count));
    }

    // B45
    [Fact]
    public async Task Accept_SameMessageAgain_AnswersTheSameAndWritesNothing()
    {
        var full = new DossierChange.Full(State() with { DueAt = null }, []);
        var first = Accepted(await bench.SendAsync(full, At(8, 30), id: "m-a"));
        bench.Time.Advance(TimeSpan.FromHours(1));
        var again = Accepted(await bench.SendAsync(full, At(8, 30), id: "m-a"));
        Assert.Equivalent(first with { Repeated = true }, again, strict: true);
        Assert.Equal([Finding.Doubt(ErrorCode.DueMissing, "/dueAt")], again.Doubts);
        Assert.Single(bench.Journal.Rows);
    }

    // B45: the dossier has moved on, so the message alone would be refused; its sender only missed the answer.
    [Fact]
    public async Task Accept_SameMessageAfterOthers_AnswersAsThen()
    {
        var full = new DossierChange.Full(State(), []);
        var first = Accepted(await bench.SendAsync(full, At(8, 30), sequence: 1, id: "m-a", expected: 0));
        await bench.SendAsync(new DossierChange.Progress(DossierStatus.Finished, Step, FinishedAt: At(9)), At(9), sequence: 2);
        Assert.Equivalent(first with { Repeated = true }, Accepted(await bench.SendAsync(full, At(8, 30), sequence: 1, id: "m-a", expected: 0)), strict: true);
    }

    [Fact]
    public async Task Accept_SameIdAnotherBody_IsRefusedWithTheExistingEvent()
    {
        var first = Accepted(await bench.SendAsync(new DossierChange.Full(State(), []), At(8, 30), id: "m-a"));
        var refused = Refused(await bench.SendAsync(new DossierChange.Full(State(), []), At(8, 31), id: "m-a", body: 1));
        Assert.Equal((ErrorCode.EventKeyReused, first.Position), (refused.Fault.Code, refused.Existing));
        var afterRefusal = Refused(await bench.SendAsync(new DossierChange.Full(State(), []), At(7), id: "m-a", body: 2));
        Assert.Equal((ErrorCode.EventKeyReused, first.Position), (afterRefusal.Fault.Code, afterRefusal.Existing));
    }

    // B46, F33, F34
    [Theory]
    [InlineData(4L, ErrorCode.SequenceUsed)]
    [InlineData(5L, ErrorCode.SequenceUsed)]
    [InlineData(7L, ErrorCode.SequenceGap)]
    public async Task Accept_SequenceUsedOrSkipped_IsRefusedWithTheExpected(long sequence, ErrorCode code)
    {
        await bench.SendAsync(new DossierChange.Full(State(), []), At(8, 30), sequence: 5);
        var refused = Refused(await bench.SendAsync(new DossierChange.Progress(DossierStatus.Processing, Step), At(9), sequence));
        Assert.Equal((code, 6L), (refused.Fault.Code, refused.ExpectedSequence));
        Accepted(await bench.SendAsync(new DossierChange.Progress(DossierStatus.Processing, Step), At(9), sequence: 6));
    }

    [Fact]
    public async Task Accept_EventOfAnUnknownDossier_IsRefused() =>
        Assert.Equal(ErrorCode.DossierUnknown, Refused(await bench.SendAsync(new DossierChange.ResultAdded(Result()), At(9))).Fault.Code);

    [Theory]
    [InlineData(0L)]
    [InlineData(2L)]
    [InlineData(-1L)]
    public async Task Accept_AnotherVersionExpected_IsRefused(long expected)
    {
        await bench.SendAsync(State());
        var refused = Refused(await bench.SendAsync(new DossierChange.Full(State(), []), At(9), expected: expected));
        Assert.Equal((ErrorCode.DossierMoved, 1L), (refused.Fault.Code, refused.Version));
    }

    // B39: neither a dossier of another unit, nor one that is to become another unit's.
    [Fact]
    public async Task Accept_ForAnotherUnit_IsRefused()
    {
        var other = AgencyCode.TryParse("H49.20", out var code, out _) ? code : null;
        Assert.Equal(ErrorCode.UnitNotAllowed, Refused(await bench.SendAsync(new DossierChange.Full(State(), []), At(8, 30), unit: other)).Fault.Code);
        await bench.SendAsync(State());
        Assert.Equal(ErrorCode.UnitNotAllowed, Refused(await bench.SendAsync(new DossierChange.ResultAdded(Result()), At(9), unit: other)).Fault.Code);
        var moved = new DossierChange.Full(State() with { Unit = new(other!, "Khác") }, []);
        Assert.Equal(ErrorCode.UnitNotAllowed, Refused(await bench.SendAsync(moved, At(9), unit: Unit)).Fault.Code);
        Accepted(await bench.SendAsync(moved, At(9)));
    }

    [Fact]
    public async Task Accept_EarlierThanTheLast_IsRefused()
    {
        await bench.SendAsync(State());
        var refused = Refused(await bench.SendAsync(new DossierChange.Progress(DossierStatus.Processing, Step), At(8, 29)));
        Assert.Contains(Finding.Hard(ErrorCode.TimesBackwards, "/at"), refused.Findings);
    }

    [Fact]
    public async Task Accept_SecondSupplement_WarnsOnceBeforeItLeaves()
    {
        await bench.SendAsync(State());
        Assert.Empty(Accepted(await bench.SendAsync(new DossierChange.SupplementRequested("A", "B"), At(8, 40))).Doubts);
        Assert.Empty(Accepted(await bench.SendAsync(new DossierChange.SupplementCompleted("A", "B", DossierStatus.Processing), At(8, 50))).Doubts);
        Assert.Equal([Finding.Doubt(ErrorCode.SecondSupplement, "/supplements/1")], Accepted(await bench.SendAsync(new DossierChange.SupplementRequested("A", "B"), At(9))).Doubts);
        Assert.Equal(["dossier.second-supplement"], bench.Events()[^1].Doubts);
        Assert.Empty(Accepted(await bench.SendAsync(new DossierChange.SupplementCompleted("A", "B", DossierStatus.Processing), At(9, 10))).Doubts);
    }

    [Fact]
    public async Task Accept_SupplementCompletedThatNobodyAskedFor_IsRefused()
    {
        await bench.SendAsync(State());
        var refused = Refused(await bench.SendAsync(new DossierChange.SupplementCompleted("A", "B", DossierStatus.Processing), At(9)));
        Assert.Equal([Finding.Hard(ErrorCode.SupplementNotOpen, "/supplements")], refused.Findings);
    }

    [Fact]
    public async Task Accept_FileThatWasNeverUploaded_IsRefused()
    {
        var refused = Refused(await bench.SendAsync(State() with { Papers = [new("1", "Tờ khai", File: new("a.pdf", new('b', 64)))] }));
        Assert.Equal([Finding.Hard(ErrorCode.FileUnknown, "/papers/0/file/sha256")], refused.Findings);
        Accepted(await bench.SendAsync(State() with { Papers = [new("1", "Tờ khai", File: new("a.pdf", new('b', 64), new Uri("https://example.org/a")))] }));
    }

    [Fact]
    public async Task Accept_SomebodyElseWasFirst_TriesAgainOnWhatIsThereNow()
    {
        await bench.SendAsync(State());
        var rivals = 1;
        bench.Journal.BeforeAppend = draft =>
        {
            if (rivals-- > 0)
            {
                bench.SendAsync(new DossierChange.ResultAdded(Result("other")), At(8, 45)).Wait();
            }
        };
        var accepted = Accepted(await bench.SendAsync(new DossierChange.Progress(DossierStatus.Processing, Step), At(9)));
        Assert.Equal(3, accepted.Version);
        Assert.Single(bench.Events()[^1].Dossier!.Results);
    }

    [Fact]
    public async Task Accept_StoreDown_SaysToSendItAgain()
    {
        bench.Journal.Failure = new IOException("gone");
        var refused = Refused(await bench.SendAsync(State()));
        Assert.Equal(ErrorCode.JournalUnavailable, refused.Fault.Code);
        Assert.True(refused.Fault.Definition.RetrySafe);
        bench.Journal.Failure = new JournalUnavailableException("full", full: true);
        Assert.Equal(ErrorCode.JournalFull, Refused(await bench.SendAsync(State())).Fault.Code);
    }

    [Fact]
    public async Task Accept_FilesCannotBeLookedAt_SaysComeBackAndKeepsNothing()
    {
        bench.ShelfFailure = new IOException("The disk does not answer.");

        var refused = Assert.IsType<DeskAnswer.Refused>(await bench.SendAsync(DeskBench.State() with { Results = [DeskBench.Result()] }));

        Assert.True(refused.Fault.Definition.RetrySafe);
        Assert.Equal(ErrorCode.JournalUnavailable, refused.Fault.Code);
        Assert.Empty(bench.Journal.Rows);
    }

    private static DeskAnswer.Accepted Accepted(DeskAnswer answer) => Assert.IsType<DeskAnswer.Accepted>(answer);

    private static DeskAnswer.Refused Refused(DeskAnswer answer) => Assert.IsType<DeskAnswer.Refused>(answer);
}
