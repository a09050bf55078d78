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

        Assert.Equal([false, true, false, true], Enumerable.Range(0, 4).Select(_ => board.Strike("business", "citizen").Count > 0));
    }

    [Fact]
    public void Strike_TokenRequest_IsSparedUnlessTheOverlayMeansIt()
    {
        var board = Board();
        board.SwitchOn("server-error");
        Assert.Empty(board.Strike("token", "token"));

        board.SwitchOn("maintenance");
        Assert.Equal("maintenance", Assert.Single(board.Strike("token", "token")).Name);
    }

    [Fact]
    public void SwitchOff_AfterOn_LeavesTheCallAlone()
    {
        var board = Board();
        board.SwitchOn("slow");
        board.SwitchOff("slow");
        Assert.Empty(board.Strike("business", "citizen"));
    }

    [Fact]
    public void Strike_ForSomeTimes_EndsByItself()
    {
        var board = Board();
        board.SwitchOn("server-error", times: 2);

        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => board.Strike("business", "citizen").Count > 0));
        Assert.Empty(board.Active);
    }

    [Fact]
    public void Strike_OfAnotherOperation_IsNeitherHitNorCounted()
    {
        var board = Board();
        board.SwitchOn("server-error", times: 1, operation: "CapNhatTienDoHoSoMC");

        Assert.Empty(board.Strike("business", "DongBoHoSoMC"));
        Assert.Single(board.Strike("business", "CapNhatTienDoHoSoMC"));
    }

    [Fact]
    public void SwitchOff_OfAHoldingOverlay_LetsTheHeldCallGo()
    {
        var board = Board();
        board.SwitchOn("held", times: 1);
        var held = Assert.Single(board.Strike("business", "citizen"));
        Assert.Empty(board.Strike("business", "citizen"));
        Assert.False(held.Off.IsCompleted);

        board.SwitchOff("held");

        Assert.True(held.Off.IsCompleted);
    }

    [Fact]
    public void SwitchOn_UnknownOverlay_NamesTheKnownOnes() =>
        Assert.Contains("maintenance", Assert.Throws<ArgumentException>(() => Board().SwitchOn("rain")).Message, StringComparison.Ordinal);
}
