using OneStop.Mocks;

namespace OneStop.Tests.Mocks;

public sealed class FaultBoardTests
{
    private static FaultBoard Board() => new(FaultOverlay.Load(Path.Combine(MockCalls.ContentRoot, "faults")), TimeProvider.System);

    [Fact]
    public void Strike_Flaky_HitsEverySecondLookup()
    {
        var board = Board();
        board.SwitchOn("flaky");

        Assert.Equal([false, true, false, true], Enumerable.Range(0, 4).Select(_ => board.Strike("business").Count > 0));
    }

    [Fact]
    public void Strike_TokenRequest_IsSparedUnlessTheOverlayMeansIt()
    {
        var board = Board();
        board.SwitchOn("server-error");
        Assert.Empty(board.Strike("token"));

        board.SwitchOn("maintenance");
        Assert.Equal("maintenance", Assert.Single(board.Strike("token")).Name);
    }

    [Fact]
    public void SwitchOff_AfterOn_LeavesTheCallAlone()
    {
        var board = Board();
        board.SwitchOn("slow");
        board.SwitchOff("slow");
        Assert.Empty(board.Strike("business"));
    }

    [Fact]
    public void SwitchOn_UnknownOverlay_NamesTheKnownOnes() =>
        Assert.Contains("maintenance", Assert.Throws<ArgumentException>(() => Board().SwitchOn("rain")).Message, StringComparison.Ordinal);
}
