using OneStop.Core.Errors;
using OneStop.Core.Operations;
using OneStop.Core.Reconciliation;
using OneStop.Core.Sync;
using static OneStop.IntegrationTests.Storage.Drafts;

namespace OneStop.IntegrationTests.Storage;

/// <summary>Replays, marks of a restored store, and what comparisons found, as either store keeps them.</summary>
public abstract class OperationSuite<TStore> : StorageSuite<TStore>
    where TStore : ITestStore, new()
{
    private const string Portal = "portal";

    private static readonly DateOnly Day = new(2026, 11, 22);

    // F05
    [Fact]
    public async Task Release_TwoOwnersInTurn_NoneTwiceAndNoneSkipped()
    {
        await using var node = await StartAsync(held: 5);
        var book = node.Get<IReplayBook>();
        Assert.Equal(5, await book.CreateAsync(Order("1"), default));
        Assert.Equal(0, await book.CreateAsync(Order("2"), default));
        Assert.Null(await book.FindAsync("2", default));

        Assert.Single(await book.ClaimAsync("a", Noon, Noon.AddSeconds(10), default));
        Assert.Empty(await book.ClaimAsync("b", Noon.AddSeconds(9), Noon.AddSeconds(20), default));
        Assert.Equal(2, await book.ReleaseAsync("1", "a", 2, Noon, default));
        Assert.Equal(0, await book.ReleaseAsync("1", "b", 2, Noon, default));
        Assert.Single(await book.ClaimAsync("b", Noon.AddSeconds(11), Noon.AddSeconds(20), default));
        Assert.Equal(0, await book.ReleaseAsync("1", "a", 2, Noon, default));
        Assert.Equal(3, await book.ReleaseAsync("1", "b", 9, Noon, default));

        var task = await book.FindAsync("1", default);
        Assert.Equal((ReplayState.Done, 5L, 5L, 0L, 0L), (task!.State, task.Total, task.Released, task.Gone, task.Delivered));
        Assert.Equal(5, await ReadAsync<long>("select count(*) from delivery_hold where state = 0 and attempts = 0"));
        Assert.Equal(1, await book.CreateAsync(Order("3") with { Selection = new(Portal, Stream: new("hoi-dap:1")) }, default));
    }

    [Fact]
    public async Task Switch_PausedAndCancelled_ReleasesNothing()
    {
        await using var node = await StartAsync(held: 2);
        var book = node.Get<IReplayBook>();
        await book.CreateAsync(Order("1"), default);
        await book.ClaimAsync("a", Noon, Noon.AddHours(1), default);

        Assert.True(await book.SwitchAsync("1", ReplayState.Paused, Noon, default));
        Assert.Equal(0, await book.ReleaseAsync("1", "a", 1, Noon, default));
        Assert.True(await book.SwitchAsync("1", ReplayState.Cancelled, Noon, default));
        Assert.False(await book.SwitchAsync("1", ReplayState.Running, Noon, default));
        Assert.Equal(2, await book.CreateAsync(Order("2") with { Selection = new(Portal, HoldState.Dead, "destination.rejects-data") }, default));
        Assert.Equal(["1", "2"], (await book.ListAsync(9, default)).Select(task => task.Order.Id).Order());
    }

    // F38
    [Fact]
    public async Task RestoreMarks_UntilTheCursorHasPassed_Stand()
    {
        await using var node = await StartAsync(held: 0);
        var marks = node.Get<IRestoreMarks>();
        var claim = await node.Delivery.ClaimAsync(Portal, 3, "thu", default);
        await marks.NoteAsync([new(Portal, 3, 20, Noon)], default);
        await marks.NoteAsync([new(Portal, 3, 10, Noon.AddHours(1))], default);

        Assert.Equal((20L, 0L), (await marks.UpToAsync(Portal, 3, default), await marks.UpToAsync(Portal, 4, default)));
        Assert.Empty(await marks.ClearPassedAsync(default));
        Assert.Equal([new(Portal, 3, 20, Noon)], await marks.ListAsync(default));
        await node.Delivery.CommitAsync(new(Portal, 3, claim.Epoch, 20), default);
        Assert.Equal([new(Portal, 3, claim.Epoch, 20)], (await marks.ReadAsync(default)).Cursors);
        Assert.Empty(await marks.ListAsync(default));
        Assert.Equal([Portal], await marks.ClearPassedAsync(default));
        Assert.Equal(0, await marks.UpToAsync(Portal, 3, default));
    }

    [Fact]
    public async Task Save_SeenAgainAndGone_KeepsTheFirstMomentAndDropsTheRest()
    {
        await using var node = await StartAsync(held: 0);
        var book = node.Get<IReconciliationBook>();
        await book.SaveAsync(Run("1", Noon), [Found("a", Noon), Found("b", Noon)], default);
        await book.SaveAsync(Run("2", Noon.AddHours(1)), [Found("a", Noon.AddHours(1)) with { Heals = 1, HealedAt = Noon.AddHours(1) }], default);
        await book.SaveAsync(Run("3", Noon.AddHours(2)) with { Error = "destination.failing" }, [], default);

        var left = Assert.Single(await book.DifferencesAsync(Day, Day, default));
        Assert.Equal(Found("a", Noon) with { LastSeen = Noon.AddHours(1), Heals = 1, HealedAt = Noon.AddHours(1) }, left);
        Assert.Empty(await book.DifferencesAsync(Day.AddDays(1), Day.AddDays(2), default));
        Assert.Equal(["3", "2", "1"], (await book.RunsAsync(9, default)).Select(run => run.Id));
        Assert.Equal(Run("1", Noon), (await book.RunsAsync(9, default))[^1]);
    }

    [Fact]
    public async Task SaveCounts_TheLastWord_Stands()
    {
        await using var node = await StartAsync(held: 0);
        var book = node.Get<IReconciliationBook>();
        await book.SaveCountsAsync([new("province", Day, 1, "mot-cua", Noon), new("portal", Day, 2, "portal", Noon)], default);
        await book.SaveCountsAsync([new("province", Day, 3, "mot-cua", Noon.AddHours(1))], default);

        Assert.Equal([("portal", 2), ("province", 3)], (await book.CountsAsync(Day, Day, default)).Select(count => (count.System, count.Received)));
    }

    [Fact]
    public async Task Actions_OfAStream_AndOfItsDestinationSince()
    {
        await using var node = await StartAsync(held: 0);
        var book = node.Get<IOperatorBook>();
        var stream = new StreamKey("hoi-dap:1");
        await book.AddAsync(new(Noon, "thu", "pause", Portal, null, "sớm"), default);
        await book.AddAsync(new(Noon.AddHours(1), "thu", "pause", Portal, null, "sau"), default);
        await book.AddAsync(new(Noon.AddHours(2), "thu", "heal", Portal, stream, null), default);
        await book.AddAsync(new(Noon.AddHours(3), "thu", "heal", Portal, new("hoi-dap:2"), null), default);

        Assert.Equal(["sau", null], (await book.OfStreamAsync(stream, Noon.AddMinutes(1), default)).Select(action => action.Reason));
    }

    [Fact]
    public async Task Lookups_OfADossier_AreRead()
    {
        await using var node = await StartAsync(held: 0);
        await AppendAsync(node, 2);

        var found = await node.Get<ILookupHistory>().OfDossierAsync(Code(1), default);

        Assert.Equal(["request-1", "request-2"], found.Select(entry => entry.RequestId));
        Assert.Empty(await node.Get<ILookupHistory>().OfDossierAsync(Code(2), default));
    }

    private static ReplayOrder Order(string id) => new(id, new(Portal), "van-hanh", "thử", 5, 10, Noon);

    private static ReconciliationRun Run(string id, DateTimeOffset at) => new(id, Portal, Day, Day, at, at.AddSeconds(1), 3, 2, 1, 0, Restored: false);

    private static Difference Found(string code, DateTimeOffset at) =>
        new(Portal, code, Day, DifferenceCause.FarMissing, Blame.Theirs, null, Core.Dossiers.DossierStatus.Received, null, at, at);

    private async Task<StoreNode> StartAsync(int held)
    {
        var node = await StoreNode.StartAsync(Store);
        for (var i = 1; i <= held; i++)
        {
            var stream = new StreamKey($"hoi-dap:{i}");
            var accepted = (AppendAnswer.Accepted)await node.Journal.AppendAsync(Question(stream.Text, $"m{i}"), default);
            var claim = await node.Delivery.ClaimAsync(Portal, accepted.Position.Partition, "thu", default);
            var hold = new StreamHold(stream, HoldState.Dead, 3, Noon.AddSeconds(i), Noon.AddSeconds(i), false, new(ErrorCode.DestinationRejectsData));
            Assert.True(await node.Delivery.CommitAsync(
                new(Portal, accepted.Position.Partition, claim.Epoch, accepted.Position.Seq) { Holds = [hold], Waiting = [new(stream, accepted.Position.Seq)] }, default));
        }

        return node;
    }
}
