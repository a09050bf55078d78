using System.Collections.Concurrent;
using System.Diagnostics;
using OneStop.Core.Access;
using OneStop.Core.Errors;
using OneStop.Core.Facts;
using OneStop.Core.Registries;
using OneStop.Mocks;
using Activity = System.Diagnostics.Activity;

namespace OneStop.IntegrationTests.Compliance;

/// <summary>What every registry must do, whatever its dialect. A new adapter inherits this and names its subjects.</summary>
public abstract class RegistryCompliance(NationFixture fixture) : IClassFixture<NationFixture>, IDisposable
{
    private readonly List<string> overlays = [];
    private readonly List<RegistryBench> benches = [];

    protected abstract string Registry { get; }

    protected abstract string Operation { get; }

    /// <summary>A subject with a whole record, and the fact that proves it.</summary>
    protected abstract (Subject Subject, FactKey Fact) Known { get; }

    protected abstract Subject Absent { get; }

    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    /// <summary>How this registry says that the procedure, and the officer, has no right.</summary>
    protected abstract (ErrorCode Procedure, ErrorCode Officer) Rights { get; }

    /// <summary>A subject whose number makes the simulated nation answer in one way (its last three digits).</summary>
    protected abstract Subject Triggering(string digits);

    protected MockNation Nation => fixture.Nation;

    [Fact]
    public async Task Lookup_KnownSubject_FoundWithProvenanceAndNothingUnasked()
    {
        var bench = Bench();
        var found = Assert.IsType<Lookup.Found>(await AskAsync(bench, Known.Subject));
        Assert.NotNull(found.Facts[Known.Fact]);
        Assert.Equal((Registry, Operation), (found.Source.Registry, found.Source.Operation));
        Assert.Equal(found.Source.RequestId, Assert.Single(bench.Audit.Attempts).RequestId);
        Assert.InRange(found.Source.RequestId.Length, 30, 40);
    }

    [Fact]
    public async Task Lookup_AbsentSubject_NotFoundAndCertain()
    {
        var none = Assert.IsType<Lookup.NotFound>(await AskAsync(Bench(), Absent));
        Assert.True(none.Certain);
    }

    [Fact]
    public async Task Lookup_RightsMissing_RefusedWithTheRightThatIsMissing()
    {
        var bench = Bench();
        Assert.Equal(Rights.Procedure, Assert.IsType<Lookup.Refused>(await AskAsync(bench, Triggering("403"))).Fault.Code);
        Assert.Equal(Rights.Officer, Assert.IsType<Lookup.Refused>(await AskAsync(bench, Triggering("405"))).Fault.Code);
        Assert.Equal(2, bench.Reached(Registry).Count);
    }

    [Fact]
    public async Task Lookup_CredentialsRefused_RefusedAndNotTriedForEver()
    {
        var bench = Bench();
        Assert.Equal(ErrorCode.CredentialsRefused, Assert.IsType<Lookup.Refused>(await AskAsync(bench, Triggering("401"))).Fault.Code);
        AssertEveryRequestAudited(bench);
        Assert.InRange(bench.Reached(Registry).Count, 1, 2);
    }

    [Fact]
    public async Task Lookup_FieldRefusedInASentence_KeyNotAcceptedNamesTheField()
    {
        var fault = Assert.IsType<Lookup.Refused>(await AskAsync(Bench(), Triggering("422"))).Fault;
        Assert.Equal(ErrorCode.KeyNotAccepted, fault.Code);
        Assert.NotNull(fault.Field);
    }

    [Fact]
    public async Task Lookup_SuspendedAtTheGateway_UnavailableSinceNow()
    {
        var fault = Assert.IsType<Lookup.Unavailable>(await AskAsync(Bench(), Triggering("502"))).Fault;
        Assert.Equal(ErrorCode.RegistrySuspended, fault.Code);
        Assert.NotNull(fault.Since);
    }

    // B54, pain 13: a success status proves nothing.
    [Theory]
    [InlineData("html-login-page")]
    [InlineData("garbage")]
    public async Task Lookup_SuccessStatusWithAnotherBody_Broken(string overlay)
    {
        SwitchOn(overlay);
        var broken = Assert.IsType<Lookup.Broken>(await AskAsync(Bench(), Known.Subject));
        Assert.Equal(ErrorCode.AnswerMalformed, broken.Fault.Code);
    }

    [Fact]
    public async Task Lookup_MalformedOrUnknownText_BrokenNeverFound()
    {
        Assert.IsType<Lookup.Broken>(await AskAsync(Bench(), Triggering("999")));
    }

    [Fact]
    public async Task Lookup_ServerFailing_RetriedOnceThenUnavailableAndEveryAttemptAudited()
    {
        SwitchOn("server-error");
        var bench = Bench();
        Assert.Equal(ErrorCode.RegistryFailing, Assert.IsType<Lookup.Unavailable>(await AskAsync(bench, Known.Subject)).Fault.Code);
        Assert.Equal(2, bench.Reached(Registry).Count);
        AssertEveryRequestAudited(bench);
    }

    [Fact]
    public async Task Lookup_SecondAttemptSucceeds_FoundAndBothAttemptsAudited()
    {
        var bench = Bench();
        await AskAsync(bench, Known.Subject);
        SwitchOn("flaky");
        Assert.IsType<Lookup.Found>(await AskAsync(bench, Known.Subject));
        Assert.IsType<Lookup.Found>(await AskAsync(bench, Known.Subject));
        AssertEveryRequestAudited(bench);
        Assert.True(bench.Reached(Registry).Count > 3);
    }

    [Theory]
    [InlineData("dropped-connection")]
    [InlineData("truncated")]
    public async Task Lookup_ConnectionLost_Unavailable(string overlay)
    {
        SwitchOn(overlay);
        var bench = Bench();
        Assert.Equal(ErrorCode.RegistryUnreachable, Assert.IsType<Lookup.Unavailable>(await AskAsync(bench, Known.Subject)).Fault.Code);
        AssertEveryRequestAudited(bench);
    }

    // F22: a wait that does not fit is handed on, not slept through.
    [Fact]
    public async Task Lookup_RetryAfterBeyondTheBudget_SentOnceAndHandedOn()
    {
        var bench = Bench(("Budgets:Interactive", "00:00:05"));
        await WarmAsync(bench);
        SwitchOn("throttled");
        var fault = Assert.IsType<Lookup.Unavailable>(await AskAsync(bench, Known.Subject)).Fault;
        Assert.Equal((ErrorCode.RegistryThrottled, TimeSpan.FromSeconds(7)), (fault.Code, fault.RetryAfter));
        Assert.Single(bench.Audit.Attempts, a => a.Operation == Operation && a.RequestId == bench.Audit.Rows[^1].RequestId);
    }

    [Fact]
    public async Task Lookup_RetryAfterOfAnHour_Capped()
    {
        SwitchOn("throttled-long");
        var fault = Assert.IsType<Lookup.Unavailable>(await AskAsync(Bench(), Known.Subject)).Fault;
        Assert.Equal(TimeSpan.FromMinutes(15), fault.RetryAfter);
    }

    [Fact]
    public async Task Lookup_RetryAfterWithinTheBudget_WaitsThatLongAndAsksAgain()
    {
        var clock = new SignallingTime();
        var bench = Bench(clock, ("Budgets:Interactive", "00:01:00"));
        await WarmAsync(bench);
        var reached = bench.Reached(Registry).Count;
        SwitchOn("throttled");
        var waiting = clock.TimerOf(due => due == TimeSpan.FromSeconds(7));
        var asking = AskAsync(bench, Known.Subject);
        await Task.WhenAny(waiting, asking).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(reached + 1, bench.Reached(Registry).Count);
        SwitchOff("throttled");
        clock.Advance(TimeSpan.FromSeconds(7));
        Assert.IsType<Lookup.Found>(await asking);
        Assert.Equal(reached + 2, bench.Reached(Registry).Count);
    }

    // I2: what may not be repeated is not repeated, even when nobody knows whether it arrived.
    [Fact]
    public async Task Lookup_UnsafeOperationTimesOut_SentExactlyOnce()
    {
        var bench = Bench((Retry, "false"), ("Budgets:Attempt", "00:00:00.400"));
        await WarmAsync(bench);
        var reached = bench.Reached(Registry).Count;
        SwitchOn("slow");
        Assert.Equal(ErrorCode.RegistryTimeout, Assert.IsType<Lookup.Unavailable>(await AskAsync(bench, Known.Subject)).Fault.Code);
        Assert.Equal(reached + 1, bench.Reached(Registry).Count);
    }

    [Fact]
    public async Task Lookup_SafeOperationTimesOut_SentAgain()
    {
        var bench = Bench(("Budgets:Attempt", "00:00:00.400"));
        await WarmAsync(bench);
        var reached = bench.Reached(Registry).Count;
        SwitchOn("slow");
        Assert.IsType<Lookup.Unavailable>(await AskAsync(bench, Known.Subject));
        Assert.Equal(reached + 2, bench.Reached(Registry).Count);
        AssertEveryRequestAudited(bench);
    }

    [Fact]
    public async Task Lookup_CallerGivesUp_CancellationPropagatesAndIsOnRecord()
    {
        SwitchOn("slow");
        var bench = Bench();
        using var caller = new CancellationTokenSource();
        var inFlight = fixture.Clock.TimerOf(due => due == TimeSpan.FromSeconds(3));
        var asking = AskAsync(bench, Known.Subject, cancellationToken: caller.Token);
        await Task.WhenAny(inFlight, asking).WaitAsync(TimeSpan.FromMinutes(1));
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Equal("cancelled", bench.Audit.Rows[^1].Outcome);
    }

    [Fact]
    public async Task Lookup_PurposeRefused_NothingSentAndTheRefusalIsOnRecord()
    {
        var bench = Bench();
        var refused = Assert.IsType<Lookup.Refused>(await AskAsync(bench, Known.Subject, Purposes.Valid(unit: "H50.01")));
        Assert.Equal(ErrorCode.UnitNotAllowed, refused.Fault.Code);
        Assert.Empty(bench.Reached(Registry));
        Assert.Equal((AuditEvent.Refused, 0), Assert.Single(bench.Audit.Rows) is var row ? (row.Event, row.Attempt) : default);
    }

    [Fact]
    public async Task Lookup_OperationSwitchedOff_NothingSent()
    {
        var bench = Bench((Retry[..Retry.LastIndexOf(':')] + ":Enabled", "false"));
        Assert.Equal(ErrorCode.OperationDisabled, Assert.IsType<Lookup.Refused>(await AskAsync(bench, Known.Subject)).Fault.Code);
        Assert.Empty(bench.Reached(Registry));
    }

    // I5, I6: who asked about whom and for what, by field names and a keyed hash.
    [Fact]
    public async Task Lookup_Found_AuditNamesFieldsAndNeverTheSubject()
    {
        var bench = Bench();
        await AskAsync(bench, Known.Subject);
        var (attempt, outcome) = (bench.Audit.Rows[0], bench.Audit.Rows[^1]);
        Assert.Equal((AuditEvent.Attempt, 1), (attempt.Event, attempt.Attempt));
        Assert.Equal((AuditEvent.Outcome, "found"), (outcome.Event, outcome.Outcome));
        Assert.Contains(Known.Fact.Name, attempt.Fields);
        Assert.Contains(Known.Fact.Name, outcome.Fields);
        Assert.Equal((Purposes.Procedure, "QNI_MAU_01", "H49.14-261122-0001"), (attempt.Procedure, attempt.Officer, attempt.Dossier));
        Assert.All(bench.Audit.Rows, row => Assert.DoesNotContain(Known.Subject.RevealKey(), string.Join('|', row.Fields) + row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lookup_RetriedThenUnavailable_CountedUnderClosedTags()
    {
        var bench = Bench();
        using var attempts = bench.Metric<long>("onestop.lookup.attempts");
        using var durations = bench.Metric<double>("onestop.lookup.duration");
        SwitchOn("server-error");
        await AskAsync(bench, Known.Subject);
        Assert.Equal(bench.Reached(Registry).Count, attempts.GetMeasurementSnapshot().Sum(m => m.Value));
        Assert.Equal(
            [("operation", Operation), ("outcome", "unavailable"), ("registry", Registry)],
            Assert.Single(durations.GetMeasurementSnapshot()).Tags.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => (t.Key, (string)t.Value!)));
    }

    // I6: whatever happens, neither logs nor traces learn whom it was about.
    [Fact]
    public async Task Lookup_AnyEnding_NothingAboutTheSubjectInLogsOrTraces()
    {
        var bench = Bench();
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            // Not the far side's own spans: it runs in this process only because this is a test.
            ShouldListenTo = source => !source.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        Subject[] subjects = [Known.Subject, Absent, .. new[] { "401", "403", "422", "500", "502", "999" }.Select(Triggering)];
        foreach (var subject in subjects)
        {
            await AskAsync(bench, subject);
        }

        var written = bench.Logs.GetSnapshot().Select(r => $"{r.Message} {r.Exception} {string.Join(' ', r.StructuredState ?? [])}")
            .Concat(spans.SelectMany(s => s.TagObjects.Select(t => $"{s.DisplayName} {t.Key}={t.Value}"))).ToList();
        Assert.Contains(written, line => line.Contains(Registry, StringComparison.Ordinal));
        Assert.All(subjects, subject => Assert.DoesNotContain(written, line => line.Contains(subject.RevealKey(), StringComparison.Ordinal)));
    }

    // I5: a row that cannot be written stops the bytes.
    [Fact]
    public async Task Lookup_AttemptCannotBeAudited_NothingSent()
    {
        var bench = Bench();
        bench.Audit.Failing = AuditEvent.Attempt;
        await Assert.ThrowsAsync<AuditUnavailableException>(() => AskAsync(bench, Known.Subject));
        Assert.Empty(bench.Reached(Registry));
    }

    [Fact]
    public async Task Lookup_OutcomeCannotBeAudited_AnswerNotHandedOn()
    {
        var bench = Bench();
        bench.Audit.Failing = AuditEvent.Outcome;
        await Assert.ThrowsAsync<AuditUnavailableException>(() => AskAsync(bench, Known.Subject));
    }

    [Fact]
    public async Task Lookup_QuotaSpent_NothingSentAndSaysWhenToComeBack()
    {
        var bench = Bench(("Quota:PerSecond", "0.001"), ("Quota:Burst", "1"));
        await AskAsync(bench, Known.Subject);
        var fault = Assert.IsType<Lookup.Unavailable>(await AskAsync(bench, Known.Subject)).Fault;
        Assert.Equal(ErrorCode.QuotaSpent, fault.Code);
        Assert.NotNull(fault.RetryAfter);
        Assert.Single(bench.Reached(Registry));
    }

    [Fact]
    public async Task Lookup_RegistryDown_RestsThenAsksForReal()
    {
        var clock = new SignallingTime();
        var bench = Bench(clock, ("Breaker:MinimumThroughput", "2"), ("Breaker:BreakDuration", "00:00:30"), ("Retries", "0"));
        await WarmAsync(bench);
        SwitchOn("server-error");
        for (var i = 0; i < 4; i++)
        {
            await AskAsync(bench, Known.Subject);
        }

        var reached = bench.Reached(Registry).Count;
        var resting = Assert.IsType<Lookup.Unavailable>(await AskAsync(bench, Known.Subject)).Fault;
        Assert.Equal(ErrorCode.RegistryResting, resting.Code);
        Assert.NotNull(resting.RetryAfter);
        Assert.NotNull(resting.Since);
        Assert.Equal(reached, bench.Reached(Registry).Count);
        SwitchOff("server-error");
        clock.Advance(TimeSpan.FromSeconds(31));
        Assert.IsType<Lookup.Found>(await AskAsync(bench, Known.Subject));
    }

    public void Dispose()
    {
        overlays.ForEach(overlay => Nation.SwitchOff(Registry, overlay));
        benches.ForEach(bench => bench.Dispose());
        GC.SuppressFinalize(this);
    }

    private protected Task<Lookup> AskAsync(
        RegistryBench bench, Subject subject, Purpose? purpose = null, CancellationToken cancellationToken = default) =>
        bench.AskAsync(Registry, Operation, subject, purpose, cancellationToken);

    private protected RegistryBench Bench(params (string Key, string Value)[] settings) => Bench(clock: null, settings);

    private protected RegistryBench Bench(TimeProvider? clock, params (string Key, string Value)[] settings)
    {
        var all = Settings.Select(s => (s.Key, s.Value)).Concat(settings);
        benches.Add(new RegistryBench(Nation, all.ToDictionary(s => $"Registries:{Registry}:{s.Key}", s => (string?)s.Value), clock));
        return benches[^1];
    }

    protected void SwitchOn(string overlay)
    {
        overlays.Add(overlay);
        Nation.SwitchOn(Registry, overlay);
    }

    protected void SwitchOff(string overlay) => Nation.SwitchOff(Registry, overlay);

    // I5: records = attempts, counted on both sides.
    private protected void AssertEveryRequestAudited(RegistryBench bench) => Assert.Equal(bench.Reached(Registry).Count, bench.Audit.Attempts.Count);

    private string Retry => $"Operations:{Operation}:Retry";

    /// <summary>Token and connection in place, so that what follows is about the look-up alone.</summary>
    private async Task WarmAsync(RegistryBench bench) => await AskAsync(bench, Known.Subject);
}
