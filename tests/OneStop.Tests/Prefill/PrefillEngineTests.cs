using OneStop.Core.Access;
using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Core.Prefill;
using OneStop.Core.Registries;

namespace OneStop.Tests.Prefill;

public sealed class PrefillEngineTests
{
    [Fact]
    public async Task FillAsync_SourcesAgree_FillsEachFieldWithItsSource()
    {
        var bench = new PrefillBench(
            PrefillBench.TwoSources(),
            FakeRegistry.Answering("a", FakeRegistry.Found("a", PrefillBench.Named("Nguyễn Văn Mẫu"))),
            FakeRegistry.Answering("b", FakeRegistry.Found("b", PrefillBench.Named("NGUYỄN  VĂN MẪU", "1990"))));

        var result = await bench.FillAsync();

        Assert.Equal(["name", "born"], result.Fields.Select(f => f.Field.Name));
        Assert.Equal(["a", "b"], result.Fields.Select(f => f.Source.Registry));
        Assert.All(result.Fields, f => Assert.Equal(FieldLock.Locked, f.Lock));
        Assert.Empty(result.Missing);
        Assert.Empty(result.Conflicts);
    }

    [Fact]
    public async Task FillAsync_OneSourceFeedsManyFields_IsAskedOnce()
    {
        var a = FakeRegistry.Answering("a", FakeRegistry.Found("a", PrefillBench.Named("Mẫu")));
        var b = FakeRegistry.Answering("b", FakeRegistry.Found("b", PrefillBench.Named("Mẫu", "1990")));

        await new PrefillBench(PrefillBench.TwoSources(), a, b).FillAsync();

        Assert.Equal((1, 1), (a.Asked, b.Asked));
    }

    [Fact]
    public async Task FillAsync_ApplicantIsAlsoTheMother_TheSameQuestionLeavesOnceAndFeedsBoth()
    {
        var plan = PrefillBench.TwoSources()
            .Replace("\"b\": { \"registry\": \"b\", \"operation\": \"ask\", \"about\": \"applicant\"", "\"b\": { \"registry\": \"a\", \"operation\": \"ask\", \"about\": \"mother\"", StringComparison.Ordinal);
        LookupRequest? asked = null;
        var a = new FakeRegistry("a", (request, _) =>
        {
            asked = request;
            return Task.FromResult(FakeRegistry.Found("a", PrefillBench.Named("Mẫu", "1990")));
        });

        var result = await new PrefillBench(plan, a).FillAsync(["applicant", "mother"]);

        Assert.Equal(1, a.Asked);
        Assert.Equal(["person.birthDate", "person.fullName"], asked!.Fields.Select(f => f.Name).Order());
        Assert.Equal(["name", "born"], result.Fields.Select(f => f.Field.Name));
        Assert.Equal(["a", "b"], result.Sources.Select(s => s.Source.Name));
    }

    [Fact]
    public async Task FillAsync_TwoSources_AreAskedAtTheSameTime()
    {
        // Each answers only once the other has been asked: asked one after the other, this would never end.
        var (askedA, askedB) = (new TaskCompletionSource(), new TaskCompletionSource());
        var bench = new PrefillBench(PrefillBench.TwoSources(), Waiting("a", askedA, askedB), Waiting("b", askedB, askedA));

        var result = await bench.FillAsync();

        Assert.Equal(2, result.Fields.Count);

        static FakeRegistry Waiting(string key, TaskCompletionSource mine, TaskCompletionSource other) => new(key, async (_, _) =>
        {
            mine.SetResult();
            await other.Task;
            return FakeRegistry.Found(key, PrefillBench.Named("Mẫu", "1990"));
        });
    }

    [Fact]
    public async Task FillAsync_TwoSources_FirstRowsOfTheAccessLogAreGatheredAndTheRestIsNot()
    {
        PrefillBench? bench = null;
        var gathered = new List<bool>();
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        FakeRegistry Registry(string key) => new(key, async (_, _) =>
        {
            gathered.Add(bench!.Gathering.IsOpen);
            Assert.False(await answer.Task);
            return FakeRegistry.Found(key, PrefillBench.Named("NGUYỄN VĂN MẪU"));
        });
        bench = new PrefillBench(PrefillBench.TwoSources(), Registry("a"), Registry("b"));

        var filling = bench.FillAsync();
        answer.SetResult(bench.Gathering.IsOpen);
        await filling;

        Assert.Equal([true, true], gathered);
    }

    [Fact]
    public async Task FillAsync_OneSourceDown_OthersFillAndTheRestSaysSinceWhen()
    {
        var since = new DateTimeOffset(2026, 11, 22, 10, 21, 0, TimeSpan.FromHours(7));
        var down = new Lookup.Unavailable(new Fault(ErrorCode.RegistryUnreachable, Since: since)) { Source = FakeRegistry.From("b") };
        var bench = new PrefillBench(
            PrefillBench.TwoSources(),
            FakeRegistry.Answering("a", FakeRegistry.Found("a", PrefillBench.Named("Mẫu"))),
            FakeRegistry.Answering("b", down));

        var result = await bench.FillAsync();

        Assert.Equal("name", Assert.Single(result.Fields).Field.Name);
        var born = Assert.Single(result.Missing);
        Assert.Equal((MissingReason.Unavailable, Blame.Network, since), (born.Reason, born.Blame, born.Fault?.Since));
        Assert.Equal(["found", "unavailable"], result.Sources.Select(s => s.Outcome));
    }

    [Fact]
    public async Task FillAsync_SourceNeverAnswers_BudgetEndsItAndTheOthersStand()
    {
        // F24
        var asked = new TaskCompletionSource();
        var silent = new FakeRegistry("b", async (_, token) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException("never reached");
        });
        var bench = new PrefillBench(
            PrefillBench.TwoSources(), FakeRegistry.Answering("a", FakeRegistry.Found("a", PrefillBench.Named("Mẫu"))), silent);

        var filling = bench.FillAsync();
        await asked.Task;
        bench.Clock.Advance(PrefillBench.Budget);
        var result = await filling;

        Assert.Single(result.Fields);
        Assert.Equal(ErrorCode.RegistryTimeout, Assert.Single(result.Missing).Fault?.Code);
        Assert.Equal(PrefillBench.Budget, result.Sources.Single(s => s.Source.Name == "b").Elapsed);
    }

    [Fact]
    public async Task FillAsync_CallerGoesAway_CancellationPropagates()
    {
        using var caller = new CancellationTokenSource();
        var silent = new FakeRegistry("b", async (_, token) =>
        {
            await caller.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException("never reached");
        });
        var bench = new PrefillBench(
            PrefillBench.TwoSources(), FakeRegistry.Answering("a", FakeRegistry.Found("a", PrefillBench.Named("Mẫu"))), silent);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.FillAsync(caller.Token));
    }

    [Fact]
    public async Task FillAsync_AccessLogCannotBeWritten_SaysSo()
    {
        // I5
        var bench = new PrefillBench(
            PrefillBench.TwoSources(),
            FakeRegistry.Answering("a", FakeRegistry.Found("a", PrefillBench.Named("Mẫu"))),
            new FakeRegistry("b", (_, _) => throw new AuditUnavailableException()));

        await Assert.ThrowsAsync<AuditUnavailableException>(() => bench.FillAsync());
    }

    [Fact]
    public async Task FillAsync_RoleNotGiven_IsNotAskedAndSaysSo()
    {
        var plan = PrefillBench.TwoSources().Replace("\"about\": \"applicant\" }\n  },", "\"about\": \"mother\" }\n  },", StringComparison.Ordinal);
        var b = FakeRegistry.Answering("b", FakeRegistry.Found("b", PrefillBench.Named("Thử", "1990")));
        var bench = new PrefillBench(plan, FakeRegistry.Answering("a", FakeRegistry.Found("a", PrefillBench.Named("Mẫu"))), b);

        var result = await bench.FillAsync();

        Assert.Equal(0, b.Asked);
        Assert.Equal(MissingReason.NotAsked, Assert.Single(result.Missing).Reason);
    }

    [Fact]
    public async Task FillAsync_BirthYearUnlikeTheNumber_Warns()
    {
        var bench = new PrefillBench(
            PrefillBench.TwoSources(),
            FakeRegistry.Answering("a", FakeRegistry.Found("a", PrefillBench.Named("Mẫu"))),
            FakeRegistry.Answering("b", FakeRegistry.Found("b", PrefillBench.Named("Mẫu", "1990"))));

        var asTyped = await bench.FillAsync();
        Assert.Empty(asTyped.Warnings);

        Assert.Equal("mother", Assert.Single(SubjectDoubts.Of(new Dictionary<string, Subject> { ["mother"] = PrefillBench.Someone("1991") })).Role);
    }
}
