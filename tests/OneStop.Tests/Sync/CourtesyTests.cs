using Microsoft.Extensions.Time.Testing;
using OneStop.Core.Sync;

namespace OneStop.Tests.Sync;

/// <summary>F32: what waits for a far side that came back does not keep people waiting.</summary>
public sealed class CourtesyTests
{
    private readonly FakeTimeProvider time = new();
    private readonly Courtesy courtesy;

    public CourtesyTests() => courtesy = new Courtesy(time, perSecond: 1000);

    [Fact]
    public void Turn_NobodyIsServed_IsAtOnce()
    {
        Assert.False(courtesy.IsAsked);
        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(TurnAsync(500).IsCompleted));
    }

    [Fact]
    public void Turn_SomebodyIsServed_KeepsThePaceOfAllTogether()
    {
        courtesy.Serve();
        List<Task> turns = [.. Enumerable.Range(0, 30).Select(_ => TurnAsync(50))];
        Assert.Equal(1, turns.Count(turn => turn.IsCompleted));

        time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal(11, turns.Count(turn => turn.IsCompleted));
    }

    [Fact]
    public void Turn_NothingWasSent_IsAtOnce()
    {
        courtesy.Serve();
        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(TurnAsync(0).IsCompleted));
    }

    [Fact]
    public void Turn_NobodyIsServedAnyMore_IsAtOnce()
    {
        courtesy.Serve();
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(TurnAsync(500).IsCompleted));
    }

    private Task TurnAsync(int events) => courtesy.TurnAsync(events, TestContext.Current.CancellationToken);
}
