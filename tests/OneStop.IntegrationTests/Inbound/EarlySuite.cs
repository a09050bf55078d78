using OneStop.Core.Errors;
using OneStop.Core.Sync;
using OneStop.IntegrationTests.Storage;

namespace OneStop.IntegrationTests.Inbound;

/// <summary>F34, on either store: a step that comes ahead of its turn waits, follows in order, and is never lost.</summary>
public abstract class EarlySuite<TStore> : StorageSuite<TStore>
    where TStore : ITestStore, new()
{
    [Fact]
    public async Task Accept_AheadOfItsTurn_WaitsAndFollowsInOrder()
    {
        await using var bench = await EarlyBench.StartAsync(Store);
        await bench.TakenAsync(1);

        Assert.Equal((4, 2, false), (await bench.WaitingAsync(4)) is var four ? (four.Sequence, four.Expected, four.Repeated) : default);
        Assert.Equal(2, (await bench.WaitingAsync(3)).Expected);
        Assert.Equal([1L], await bench.JournalAsync());
        var found = await bench.Finder.FindAsync(EarlyBench.Code, CancellationToken.None);
        Assert.Equal([(3L, true), (4L, true)], found!.Early.Select(step => (step.Sequence, step.Waits)));

        await bench.TakenAsync(2);
        Assert.Equal([1L, 2L, 3L, 4L], await bench.JournalAsync());
        Assert.Empty((await bench.Finder.FindAsync(EarlyBench.Code, CancellationToken.None))!.Early);
        Assert.Equal([null, null, EarlyBench.Now, EarlyBench.Now], (await bench.EventsAsync()).Select(one => one.ArrivedAt));
    }

    [Fact]
    public async Task Accept_TheSameAgain_IsAnsweredTheSameAndAnotherBodyIsRefused()
    {
        await using var bench = await EarlyBench.StartAsync(Store);
        await bench.TakenAsync(1);
        var first = await bench.WaitingAsync(3);
        bench.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(first with { Repeated = true }, await bench.WaitingAsync(3));
        Assert.Equal(ErrorCode.EventKeyReused, await bench.RefusedAsync(EarlyBench.Step(3, body: 9)));
        Assert.Equal(ErrorCode.EventKeyReused, await bench.RefusedAsync(EarlyBench.Step(2, body: 8, id: "m3")));
        Assert.Equal(ErrorCode.SequenceUsed, await bench.RefusedAsync(EarlyBench.Step(3, id: "other")));

        await bench.TakenAsync(2);
        var taken = await bench.TakenAsync(3);
        Assert.True(taken.Repeated);
        Assert.Equal([1L, 2L, 3L], await bench.JournalAsync());
        Assert.Equal(ErrorCode.EventKeyReused, await bench.RefusedAsync(EarlyBench.Step(5, body: 9, id: "m3")));
    }

    // Held before such times were refused at the door.
    [Fact]
    public async Task Sweep_StepThatNobodyCanJudge_IsATaskAndTheOthersGoOn()
    {
        await using var bench = await EarlyBench.StartAsync(Store);
        await bench.TakenAsync(1);
        var endless = EarlyBench.Step(2, id: "endless");
        await bench.HoldAsync(endless with { Envelope = endless.Envelope with { At = DateTimeOffset.MaxValue } });

        await bench.Sweep.RunAsync(CancellationToken.None);

        Assert.Equal("hub.internal", Assert.Single(await bench.TasksAsync()).Cause);
        await bench.TakenAsync(2);
        Assert.Equal([1L, 2L], await bench.JournalAsync());
    }

    // The beginning of another dossier's numbers, and a version that will have gone by, cannot be waited for.
    [Fact]
    public async Task Accept_WhatCannotWait_IsRefusedAsBefore()
    {
        await using var bench = await EarlyBench.StartAsync(Store);
        Assert.Equal(ErrorCode.DossierUnknown, await bench.RefusedAsync(EarlyBench.Step(2)));
        await bench.TakenAsync(1);
        Assert.Equal(ErrorCode.SequenceGap, await bench.RefusedAsync(EarlyBench.Step(3) with { ExpectedVersion = 1 }));
        Assert.Equal(ErrorCode.SequenceGap, await bench.RefusedAsync(EarlyBench.Step(2 + bench.Limits.Gap + 1)));
        Assert.Equal(2, (await bench.WaitingAsync(2 + bench.Limits.Gap)).Expected);
    }

    [Theory]
    [InlineData(2, 1 << 20, 100, 1 << 20)]
    [InlineData(100, 2000, 100, 1 << 20)]
    [InlineData(100, 1 << 20, 2, 1 << 20)]
    [InlineData(100, 1 << 20, 100, 2000)]
    public async Task Accept_AsMuchWaitsAsMay_IsRefused(int steps, long bytes, int ofSource, long bytesOfSource)
    {
        var limits = EarlyLimits.Usual with { StreamSteps = steps, StreamBytes = bytes, SourceSteps = ofSource, SourceBytes = bytesOfSource };
        await using var bench = await EarlyBench.StartAsync(Store, limits);
        await bench.TakenAsync(1);
        var answers = new List<DeskAnswer>();
        for (var number = 3; number < 12; number++)
        {
            answers.Add(await bench.AcceptAsync(EarlyBench.Step(number)));
        }

        var held = answers.TakeWhile(answer => answer is DeskAnswer.Waiting).Count();
        Assert.InRange(held, 1, 8);
        Assert.All(answers.Skip(held), answer => Assert.Equal(ErrorCode.SequenceGap, Assert.IsType<DeskAnswer.Refused>(answer).Fault.Code));
        Assert.True((await bench.WaitingAsync(3)).Repeated);

        await bench.TakenAsync(2);
        Assert.Equal(2 + held, (await bench.JournalAsync()).Count);
    }

    [Fact]
    public async Task Follow_RefusedInItsTurn_IsKeptAndATaskUntilItsNumberIsFilled()
    {
        await using var bench = await EarlyBench.StartAsync(Store);
        await bench.TakenAsync(1);
        await bench.WaitingAsync(4);
        await bench.WaitingAsync(3, wrong: true);
        await bench.TakenAsync(2);

        Assert.Equal([1L, 2L], await bench.JournalAsync());
        var task = Assert.Single(await bench.TasksAsync());
        Assert.Equal(
            (TaskKind.RefusedStep, EarlyBench.Code.Text, "dossier.times-backwards", EarlyBench.Source, "sequence 3", TaskState.Open),
            (task.Kind, task.Subject, task.Cause, task.Owner, task.Detail, task.State));
        var early = (await bench.Finder.FindAsync(EarlyBench.Code, CancellationToken.None))!.Early;
        Assert.Equal([(3L, "dossier.times-backwards"), (4L, null)], early.Select(step => (step.Sequence, step.Refusal)));

        await bench.TakenAsync(3, id: "m3-corrected");
        Assert.Equal([1L, 2L, 3L, 4L], await bench.JournalAsync());
        Assert.Equal((TaskState.Closed, "hub"), Assert.Single(await bench.TasksAsync()) is var closed ? (closed.State, closed.ClosedBy) : default);
        Assert.Equal(0, await ReadAsync<long>("select count(*) from early_step"));
    }

    // What another message took the number from cannot follow: a person decides, and only then is it given up.
    [Fact]
    public async Task Follow_NumberTakenByAnother_StaysATaskUntilAPersonClosesIt()
    {
        await using var bench = await EarlyBench.StartAsync(Store);
        await bench.TakenAsync(1);
        await bench.WaitingAsync(3);
        await bench.HoldAsync(EarlyBench.Step(2, id: "late"));
        Assert.IsType<DeskAnswer.Accepted>(await bench.Desk.AcceptAsync(EarlyBench.Step(2), CancellationToken.None));

        await bench.Sweep.RunAsync(CancellationToken.None);
        Assert.Equal([1L, 2L, 3L], await bench.JournalAsync());
        await bench.Sweep.RunAsync(CancellationToken.None);
        var task = Assert.Single(await bench.TasksAsync());
        Assert.Equal(("event.sequence-used", TaskState.Open), (task.Cause, task.State));
        Assert.Equal(1, await ReadAsync<long>("select count(*) from early_step"));

        Assert.True(await bench.Tasks.CloseAsync(task.Id, "van-hanh", "trùng", CancellationToken.None));
        await bench.Sweep.RunAsync(CancellationToken.None);
        Assert.Equal(0, await ReadAsync<long>("select count(*) from early_step"));
    }

    // F03: the process ends after the append and before the step is forgotten, or before it could follow at all.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sweep_AfterACrash_TakesUpWhatWasLeft(bool appended)
    {
        await using var bench = await EarlyBench.StartAsync(Store);
        await bench.TakenAsync(1);
        await bench.WaitingAsync(4);
        await bench.WaitingAsync(3);
        foreach (var number in appended ? [2, 3] : new[] { 2 })
        {
            Assert.IsType<DeskAnswer.Accepted>(await bench.Desk.AcceptAsync(EarlyBench.Step(number), CancellationToken.None));
        }

        await bench.Sweep.RunAsync(CancellationToken.None);

        Assert.Equal([1L, 2L, 3L, 4L], await bench.JournalAsync());
        Assert.Equal(0, await ReadAsync<long>("select count(*) from early_step"));
        Assert.Empty(await bench.TasksAsync());
    }

    // F03, F09: a held step is forgotten only when its append was confirmed.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Follow_AppendNotConfirmed_StaysHeldAndIsTakenOnce(bool written)
    {
        await using var bench = await EarlyBench.StartAsync(Store);
        await bench.TakenAsync(1);
        await bench.WaitingAsync(3);
        await bench.WaitingAsync(4);
        bench.FailOnce("m3", written);

        await bench.TakenAsync(2);
        Assert.Equal(2, await ReadAsync<long>("select count(*) from early_step where refusal is null"));
        await bench.Sweep.RunAsync(CancellationToken.None);

        Assert.Equal([1L, 2L, 3L, 4L], await bench.JournalAsync());
        Assert.Equal(0, await ReadAsync<long>("select count(*) from early_step"));
        Assert.Empty(await bench.TasksAsync());
    }

    [Fact]
    public async Task Sweep_GapLasts_IsATaskOfItsSourceThatClosesItself()
    {
        await using var bench = await EarlyBench.StartAsync(Store);
        await bench.TakenAsync(1);
        await bench.WaitingAsync(4);
        await bench.WaitingAsync(7);
        bench.Time.Advance(bench.Limits.Patience - TimeSpan.FromMilliseconds(1));
        await bench.Sweep.RunAsync(CancellationToken.None);
        Assert.Empty(await bench.TasksAsync());

        bench.Time.Advance(TimeSpan.FromMilliseconds(1));
        await bench.Sweep.RunAsync(CancellationToken.None);
        var task = Assert.Single(await bench.TasksAsync());
        Assert.Equal(
            (TaskKind.MissingStep, EarlyBench.Code.Text, "event.sequence-gap", EarlyBench.Source, "sequence 2-3, 5-6", EarlyBench.Now),
            (task.Kind, task.Subject, task.Cause, task.Owner, task.Detail, task.Since));

        await bench.TakenAsync(2);
        await bench.TakenAsync(3);
        await bench.Sweep.RunAsync(CancellationToken.None);
        Assert.Equal(("sequence 5-6", TaskState.Open), Assert.Single(await bench.TasksAsync()) is var open ? (open.Detail, open.State) : default);

        await bench.TakenAsync(5);
        await bench.TakenAsync(6);
        Assert.Equal((TaskState.Closed, "hub", "healed"), Assert.Single(await bench.TasksAsync()) is var closed ? (closed.State, closed.ClosedBy, closed.Reason) : default);
    }

    // Any order on two nodes at once, each message up to three times: the journal holds each once, in order.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Accept_ShuffledOnTwoNodesAtOnce_EndsInOrder(int seed)
    {
        const int last = 24;
        var draw = new Random(seed);
        await using var north = await EarlyBench.StartAsync(Store);
        await using var south = await EarlyBench.StartAsync(Store);
        await north.TakenAsync(1);
        var numbers = Enumerable.Range(2, last - 1).SelectMany(number => Enumerable.Repeat(number, 1 + draw.Next(3))).ToArray();
        draw.Shuffle(numbers);

        await Parallel.ForEachAsync(
            numbers.Select((number, i) => (number, i)),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (one, _) => Assert.IsNotType<DeskAnswer.Refused>(await (one.i % 2 == 0 ? north : south).TellAsync(one.number)));
        await south.Sweep.RunAsync(CancellationToken.None);

        Assert.Equal(Enumerable.Range(1, last).Select(number => (long)number), await north.JournalAsync());
        Assert.Equal(0, await ReadAsync<long>("select count(*) from early_step"));
        Assert.Empty(await north.TasksAsync());
    }
}

public sealed class SqliteEarlyTests : EarlySuite<SqliteTestStore>;

public sealed class PostgresEarlyTests : EarlySuite<PostgresTestStore>;
