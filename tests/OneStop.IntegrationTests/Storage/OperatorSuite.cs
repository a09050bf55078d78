using OneStop.Core.Errors;
using OneStop.Core.Sync;
using static OneStop.IntegrationTests.Storage.Drafts;

namespace OneStop.IntegrationTests.Storage;

/// <summary>What operators see of the sending, and what they decide.</summary>
public abstract class OperatorSuite<TStore> : StorageSuite<TStore>
    where TStore : ITestStore, new()
{
    private const string Portal = "portal";

    [Fact]
    public async Task List_ByDestinationStateAndCause_InPages()
    {
        await using var node = await StartAsync();
        var book = node.Get<IParkedBook>();

        Assert.Equal(["hoi-dap:1", "hoi-dap:2", "hoi-dap:3"], await NamesAsync(new()));
        Assert.Equal(["hoi-dap:2", "hoi-dap:3"], await NamesAsync(new(State: HoldState.Dead)));
        Assert.Equal(["hoi-dap:3"], await NamesAsync(new(Cause: "destination.rejects-data")));
        Assert.Empty(await NamesAsync(new(Destination: "reporting")));
        var first = await book.ListAsync(new(Portal, Limit: 2), default);
        Assert.Equal(["hoi-dap:3"], await NamesAsync(new(Portal, Limit: 2, After: first[^1].Mark)));
        Assert.Equal(
            new ParkedEntry(
                Portal, new("hoi-dap:1"), HoldState.Waiting, 3, Noon, Noon.AddHours(1), true, "destination.busy", null, new(Part(1), 1), 2),
            first[0]);

        async Task<IEnumerable<string>> NamesAsync(ParkedQuery query) => (await book.ListAsync(query, default)).Select(entry => entry.Stream.Text);
    }

    [Fact]
    public async Task Count_ByCause_WithTheOldest()
    {
        await using var node = await StartAsync();
        var book = node.Get<IParkedBook>();

        var counts = await book.CountAsync(new(), default);

        Assert.Equal(
            [
                new(Portal, HoldState.Waiting, "destination.busy", 1, 2, Noon),
                new(Portal, HoldState.Dead, "destination.refused", 1, 2, Noon.AddMinutes(1)),
                new(Portal, HoldState.Dead, "destination.rejects-data", 1, 2, Noon.AddMinutes(2)),
            ],
            counts);
        Assert.Equal(["destination.refused", "destination.rejects-data"], (await book.CountAsync(new(Portal, HoldState.Dead), default)).Select(count => count.Cause));
        Assert.Equal("destination.busy", Assert.Single(await book.CountAsync(new(Cause: "destination.busy"), default)).Cause);
        Assert.Empty(await book.CountAsync(new("reporting"), default));
    }

    [Fact]
    public async Task Beats_OfEachNode_StandUntilItLeavesOrIsSilent()
    {
        await using var node = await StartAsync();
        var (beats, now) = (node.Get<IDestinationBeats>(), DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()));
        var down = new DestinationBeat(Portal, "b", now, now.AddMinutes(-9), "destination.busy");
        await beats.NoteAsync([new(Portal, "a", now), new("reporting", "a", now)], default);
        await beats.NoteAsync([down with { Error = "destination.refused" }, new(Portal, "c", now - (2 * DestinationBeat.Fresh))], default);
        await beats.NoteAsync([down], default);

        Assert.Equal([new(Portal, "a", now), down, new("reporting", "a", now)], await beats.ListAsync(default));
        await beats.LeaveAsync("a", default);
        Assert.Equal([down], await beats.ListAsync(default));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 3)]
    public async Task Replay_DeadStream_IsDueInOrder(bool clear, int attempts)
    {
        await using var node = await StartAsync();
        var book = node.Get<IParkedBook>();

        Assert.True(await book.ReplayAsync(Portal, new("hoi-dap:2"), clear, default));
        Assert.False(await book.ReplayAsync(Portal, new("hoi-dap:9"), clear, default));

        var due = await DueAsync(node, 2);
        Assert.Equal([(1L, attempts), (2L, 0)], due.Where(item => item.Row.Stream.Text == "hoi-dap:2").Select(item => (item.Row.Position.Seq, item.Attempts)));
        Assert.Equal(HoldState.Waiting, Assert.Single(await book.ListAsync(new(Cause: "destination.refused"), default)).State);
    }

    [Fact]
    public async Task Cancel_FirstEvent_TheRestGoesOnAndTheTimelineSaysWhy()
    {
        await using var node = await StartAsync();
        var book = node.Get<IParkedBook>();

        Assert.Equal(1, await book.CancelAsync(new(Portal, new("hoi-dap:2"), "CB-THU-01", "gửi nhầm", [1]), default));

        Assert.Equal([(2L, 0, true)], (await DueAsync(node, 2)).Select(item => (item.Row.Position.Seq, item.Attempts, item.IsLast)));
        var timeline = await node.Get<ITimelineReader>().ReadAsync(new("hoi-dap:2"), default);
        var line = Assert.Single(timeline.Attempts).Attempt;
        Assert.Equal((1L, 1L, "cancelled", "delivery.cancelled", "CB-THU-01: gửi nhầm"), (line.FromSeq, line.ToSeq, line.Outcome, line.Error, line.Proof));
        Assert.Equal(1, Assert.Single(timeline.Holds).Events);
    }

    [Fact]
    public async Task Cancel_LaterEvent_TheFirstStaysDead()
    {
        await using var node = await StartAsync();
        var book = node.Get<IParkedBook>();

        Assert.Equal(1, await book.CancelAsync(new(Portal, new("hoi-dap:2"), "CB-THU-01", "gửi nhầm", [2]), default));

        Assert.Empty(await DueAsync(node, 2));
        Assert.Equal((HoldState.Dead, 1L), (await book.ListAsync(new(Cause: "destination.refused"), default)).Select(entry => (entry.State, entry.Events)).Single());
    }

    [Fact]
    public async Task Cancel_WholeStream_NothingIsHeldAndAPumpThatStillTriesHoldsNothing()
    {
        await using var node = await StartAsync();
        var book = node.Get<IParkedBook>();

        Assert.Equal(2, await book.CancelAsync(new(Portal, new("hoi-dap:2"), "CB-THU-01", "gửi nhầm"), default));
        Assert.Equal(0, await book.CancelAsync(new(Portal, new("hoi-dap:2"), "CB-THU-01", "lần nữa"), default));
        Assert.True(await node.Delivery.CommitAsync(new(Portal, Part(2), 1, 2) { Holds = [Hold(2, HoldState.Waiting, ErrorCode.DestinationBusy)] }, default));

        Assert.Equal(["hoi-dap:1", "hoi-dap:3"], (await book.ListAsync(new(), default)).Select(entry => entry.Stream.Text));
    }

    [Fact]
    public async Task Switch_PausedDestination_IsSeenByEveryNode()
    {
        await using var node = await StoreNode.StartAsync(Store);
        await using var other = await StoreNode.StartAsync(Store);
        var paused = new DestinationSwitch(Portal, true, "CB-THU-01", "bảo trì", Noon.ToUniversalTime());

        await node.Get<IDestinationSwitches>().SetAsync(paused, default);
        Assert.Equal(paused, Assert.Single(await other.Get<IDestinationSwitches>().ListAsync(default)));
        await other.Get<IDestinationSwitches>().SetAsync(paused with { IsPaused = false, Reason = null }, default);
        Assert.Equal(paused with { IsPaused = false, Reason = null }, Assert.Single(await node.Get<IDestinationSwitches>().ListAsync(default)));
    }

    [Fact]
    public async Task StartFromNow_NewDestination_SkipsWhatIsThere()
    {
        await using var node = await StartAsync();
        var switches = node.Get<IDestinationSwitches>();

        Assert.True(await switches.StartFromNowAsync("reporting", default));
        Assert.False(await switches.StartFromNowAsync(Portal, default));

        Assert.Equal(new Claim(1, 2, 2), await node.Delivery.ClaimAsync("reporting", Part(2), "nút-thử", default));
    }

    [Fact]
    public async Task Forget_Destination_LeavesOnlyItsLines()
    {
        await using var node = await StartAsync();
        await node.Get<IParkedBook>().CancelAsync(new(Portal, new("hoi-dap:2"), "CB-THU-01", "gửi nhầm"), default);

        await node.Get<IDestinationSwitches>().SetAsync(new(Portal, IsPaused: true, "CB-THU-01", "ngừng dùng", Noon), default);
        await node.Get<IDestinationSwitches>().ForgetAsync(Portal, default);

        Assert.True(Assert.Single(await node.Get<IDestinationSwitches>().ListAsync(default)).IsPaused);
        Assert.Empty(await node.Get<IParkedBook>().ListAsync(new(), default));
        Assert.Empty(await node.Get<IDeliveryReport>().ReadAsync(default));
        Assert.Equal(2, (await node.Get<ITimelineReader>().ReadAsync(new("hoi-dap:2"), default)).Attempts.Count);
        Assert.Equal(new Backlog(0, 0), await node.Get<IJournalUpkeep>().BacklogAsync(default));
    }

    [Fact]
    public async Task Report_EachDestinationAndPartition_WithLagHeldAndOldest()
    {
        await using var node = await StartAsync();
        await node.Journal.AppendAsync(Question("hoi-dap:2", "late") with { ReceivedAt = Noon.AddHours(1) }, default);

        var report = await node.Get<IDeliveryReport>().ReadAsync(default);

        Assert.Equal(3, report.Count);
        var second = report.Single(line => line.Partition == Part(2));
        Assert.Equal(new DeliveryStanding(Portal, Part(2), 2, 3, 2, 1, Noon.AddSeconds(1)) { OldestDue = Noon.AddHours(1) }, second);
        Assert.Equal(1, second.Lag);
        await node.Get<IParkedBook>().CancelAsync(new(Portal, new("hoi-dap:2"), "CB-THU-01", "gửi nhầm"), default);
        Assert.Equal(Noon.AddHours(1), (await node.Get<IDeliveryReport>().ReadAsync(default)).Single(line => line.Partition == Part(2)).Oldest);
    }

    /// <summary>Three streams of two events each, held: one waits, two are dead.</summary>
    private async Task<StoreNode> StartAsync()
    {
        Assert.Equal(3, new[] { Part(1), Part(2), Part(3) }.Distinct().Count());
        var node = await StoreNode.StartAsync(Store);
        ErrorCode[] causes = [ErrorCode.DestinationBusy, ErrorCode.DestinationRefused, ErrorCode.DestinationRejectsData];
        for (var i = 1; i <= 3; i++)
        {
            await node.Delivery.ClaimAsync(Portal, Part(i), "nút-thử", default);
            await node.Journal.AppendAsync(Question($"hoi-dap:{i}", $"a{i}"), default);
            await node.Journal.AppendAsync(Question($"hoi-dap:{i}", $"b{i}"), default);
            var stream = new StreamKey($"hoi-dap:{i}");
            await node.Delivery.CommitAsync(
                new(Portal, Part(i), 1, 2)
                {
                    Holds = [Hold(i, i == 1 ? HoldState.Waiting : HoldState.Dead, causes[i - 1])],
                    Waiting = [new(stream, 1), new(stream, 2)],
                },
                default);
        }

        return node;
    }

    private static StreamHold Hold(int i, HoldState state, ErrorCode cause) =>
        new(new($"hoi-dap:{i}"), state, 3, Noon.AddMinutes(i - 1), Noon.AddHours(1), true, new Fault(cause));

    private static int Part(int i) => new StreamKey($"hoi-dap:{i}").Partition(16);

    private static Task<IReadOnlyList<HeldEvent>> DueAsync(StoreNode node, int i) =>
        node.Delivery.DueAsync(Portal, Part(i), DateTimeOffset.UtcNow.AddYears(1), 100, default);
}
