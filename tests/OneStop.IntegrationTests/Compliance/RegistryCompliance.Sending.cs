using OneStop.Core.Errors;
using OneStop.Core.Registries;

namespace OneStop.IntegrationTests.Compliance;

/// <summary>How often something is sent, and when not at all.</summary>
public abstract partial class RegistryCompliance
{
    // Gateways of the older kind answer 411 to a body in chunks, or hand an empty one on.
    [Fact]
    public async Task Lookup_WhateverIsSent_AnnouncesItsLength()
    {
        var bench = Bench();
        Assert.IsType<Lookup.Found>(await AskAsync(bench, Known.Subject));
        Assert.All(bench.Bodies.Announced, length => Assert.True(length > 0));
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
}
