using OneStop.Core.Errors;
using OneStop.Core.Prefill;
using OneStop.Core.Sync;
using OneStop.Host.Wire;

namespace OneStop.Tests.Host;

/// <summary>The first line tells the truth: nothing is good while events don't reach a destination.</summary>
public sealed class StatusTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);
    private static readonly ErrorText Refused = ErrorText.Of(ErrorTable.Of(ErrorCode.DestinationRejectsData))!;

    [Fact]
    public void Status_AllSent_IsGood() => Assert.Equal(("good", 0), (Of(Line()).Overall, Of(Line()).ExitCode));

    [Fact]
    public void Status_Outage_IsInterruptedWithCauseSinceWhenAndHowMany()
    {
        var answer = Of(Line(lag: 12, due: Now.AddSeconds(-5)) with { Outage = new(Now.AddSeconds(-5), Refused, null) });
        Assert.Equal(("interrupted", 1), (answer.Overall, answer.ExitCode));
        Assert.StartsWith("portal: down since 2026-11-22 09:59:55, destination.rejects-data (Data)", Assert.Single(answer.NeedsYou), StringComparison.Ordinal);
        Assert.Contains("12 events not offered yet", answer.NeedsYou[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(119, true, "good")]
    [InlineData(120, true, "interrupted")]
    [InlineData(120, false, "interrupted")]
    public void Status_EventsWait_CountsFromTwoMinutesOn(int seconds, bool running, string overall)
    {
        var answer = Of(Line(lag: 1, due: Now.AddSeconds(-seconds)) with { Running = running }, new ParkedCount("portal", HoldState.Waiting, "destination.busy", 1, 1, Now));
        Assert.Equal(overall, answer.Overall);
        Assert.Equal(!running, answer.NeedsYou.Any(need => need.Contains("no running hub", StringComparison.Ordinal)));
        Assert.Equal(overall != "good", answer.NeedsYou.Any(need => need.Contains("destination.busy", StringComparison.Ordinal)));
    }

    [Fact]
    public void Status_Paused_IsAttentionHoweverOldTheOldest() =>
        Assert.Equal("attention", Of(Line(lag: 1, due: Now.AddHours(-1)) with { Paused = new("van-hanh", Now, "Cổng bảo trì") }).Overall);

    private static DestinationAnswer Line(long lag = 0, DateTimeOffset? due = null) =>
        new("portal", new Wording("Cổng", "Portal"), lag, 0, 0, due, due, null, null, false, true);

    private static StatusAnswer Of(DestinationAnswer line, params ParkedCount[] held) => StatusAnswer.Of([line], [], new(0, 0), held, [], [], Now);
}
