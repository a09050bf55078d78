using System.Data.Common;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync;
using OneStop.Core.Sync.Inbound;
using OneStop.IntegrationTests.Storage;

namespace OneStop.IntegrationTests.Inbound;

/// <summary>What the inbox promises, on either store.</summary>
public abstract class InboundBookSuite<TStore> : StorageSuite<TStore>
    where TStore : ITestStore, new()
{
    [Fact]
    public async Task Store_ManyWritersOnTwoNodes_NoGapAndNoReaderIsOvertaken()
    {
        const int writers = 8;
        const int each = 25;
        await using var north = await StoreNode.StartAsync(Store);
        await using var south = await StoreNode.StartAsync(Store);
        using var over = new CancellationTokenSource();
        var reading = Task.Run(() => FollowAsync(south.Get<IInboxReader>(), over.Token));

        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            var book = (writer % 2 == 0 ? north : south).Get<IInboundBook>();
            for (var i = 1; i <= each; i++)
            {
                await book.TakeAsync(Incoming.Item(code: $"G22-2611{writer + 10}-{i:000000}"));
            }
        })));
        await over.CancelAsync();

        var seen = await reading;
        seen.AddRange((await south.Get<IInboxReader>().PageAsync(seen.Count == 0 ? 0 : seen[^1], 1000, null, CancellationToken.None)).Select(row => row.Number));
        Assert.Equal(Enumerable.Range(1, writers * each).Select(n => (long)n), seen);
    }

    [Fact]
    public async Task Store_TheSameFilingByTwoWays_IsOneItem()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var book = node.Get<IInboundBook>();

        Assert.Equal(Taken.Stored, await book.TakeAsync(Incoming.Item()));
        Assert.Equal(Taken.Known, await book.TakeAsync(Incoming.Item(message: "77")));
        Assert.Equal(Taken.Known, await book.TakeAsync(Incoming.Item(source: "ministry", minute: 4)));

        Assert.Single(await node.Get<IInboxReader>().ReadAllAsync());
    }

    // F33: what comes again, late and out of order, adds nothing; what is new adds one each.
    [Fact]
    public async Task Store_ADossierThatGoesBackAndForth_KeepsEveryTurnOnce()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var book = node.Get<IInboundBook>();
        InboundItem[] turns =
        [
            Incoming.Item(DossierStatus.SupplementRequested, minute: 10),
            Incoming.Item(DossierStatus.Processing, minute: 20),
            Incoming.Item(DossierStatus.SupplementRequested, minute: 30),
        ];
        Assert.Equal([Taken.Stored, Taken.Stored, Taken.Stored], await book.StoreAsync(Incoming.Page(turns), CancellationToken.None));

        Assert.Equal([Taken.Known, Taken.Known, Taken.Known], await book.StoreAsync(Incoming.Page(turns), CancellationToken.None));
        Assert.Equal(Taken.Known, await book.TakeAsync(turns[1] with { Source = "ministry", SourceTime = turns[1].SourceTime.AddSeconds(20), BodyHash = [1] }));
        Assert.Equal(Taken.Stored, await book.TakeAsync(Incoming.Item(DossierStatus.Processing, minute: 40)));

        Assert.Equal(
            [DossierStatus.SupplementRequested, DossierStatus.Processing, DossierStatus.SupplementRequested, DossierStatus.Processing],
            (await node.Get<IInboxReader>().ReadAllAsync()).Select(row => row.Status!.Value));
    }

    [Fact]
    public async Task Store_AResultWithItsFileAfterTheStatusAlone_IsNotSwallowed()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var book = node.Get<IInboundBook>();

        await book.TakeAsync(Incoming.Item(DossierStatus.Finished, minute: 10));
        Assert.Equal(Taken.Stored, await book.TakeAsync(Incoming.Item(DossierStatus.Finished, source: "ministry", minute: 11, file: "kq")));
        Assert.Equal(Taken.Stored, await book.TakeAsync(Incoming.Item(DossierStatus.Finished, source: "ministry", minute: 12, file: "kq-sua")));
    }

    [Fact]
    public async Task Store_AnotherNodePulledMeanwhile_WritesNothing()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var book = node.Get<IInboundBook>();
        Assert.NotNull(await book.StoreAsync(Incoming.Page(Incoming.Item()) with { Next = "5" }, CancellationToken.None));

        var late = Incoming.Page(Incoming.Item(code: "G22-261122-000002")) with { Next = "6" };
        Assert.Null(await book.StoreAsync(late, CancellationToken.None));
        Assert.Single(await node.Get<IInboxReader>().ReadAllAsync());
        Assert.NotNull(await book.StoreAsync(late with { From = "5" }, CancellationToken.None));

        Assert.Equal("6", await book.CursorAsync("portal", CancellationToken.None));
    }

    // A page and its cursor are one: whatever breaks between them leaves neither.
    [Fact]
    public async Task Store_BreaksBeforeTheCursor_NothingOfThePageStays()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var (book, page) = (node.Get<IInboundBook>(), Incoming.Page(Incoming.Item()) with { Next = "1" });
        await ExecuteAsync("alter table inbox_feed rename column moved_at to moved_away");

        await Assert.ThrowsAnyAsync<DbException>(() => book.StoreAsync(page, CancellationToken.None));
        Assert.Empty(await node.Get<IInboxReader>().ReadAllAsync());
        Assert.Null(await book.CursorAsync("portal", CancellationToken.None));

        await ExecuteAsync("alter table inbox_feed rename column moved_away to moved_at");
        Assert.Equal([Taken.Stored], await book.StoreAsync(page, CancellationToken.None));
        Assert.Equal(1, Assert.Single(await node.Get<IInboxReader>().ReadAllAsync()).Number);
    }

    // F36, order: what follows an incomplete item of the same dossier waits behind it; others don't.
    [Fact]
    public async Task Store_AFileIsMissing_ItsDossierWaitsInOrderAndOthersFlow()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var (book, reader) = (node.Get<IInboundBook>(), node.Get<IInboxReader>());
        var task = new TaskDraft(TaskKind.Incomplete, Incoming.Filed, "inbound.file-missing", "portal", Incoming.Morning);
        var draft = Incoming.Page(
            Incoming.Item(), Incoming.Item(DossierStatus.Withdrawn, minute: 5, message: "2"), Incoming.Item(code: "G22-261122-000002", message: "3"));
        draft = draft with { Arrivals = [draft.Arrivals[0] with { Waits = task.Cause, NextAttemptAt = Incoming.Morning, Tasks = [task] }, .. draft.Arrivals.Skip(1)] };

        Assert.Equal([Taken.Waiting, Taken.Waiting, Taken.Stored], await book.StoreAsync(draft, CancellationToken.None));
        Assert.Equal("G22-261122-000002", Assert.Single(await reader.ReadAllAsync()).Subject);
        Assert.Equal(Taken.KnownWaiting, await book.TakeAsync(Incoming.Item()));
        var due = Assert.Single(await book.DueAsync("portal", Incoming.Morning, 10, CancellationToken.None));
        Assert.Equal(1, due.Attempts);
        await book.PostponeAsync(due.Id, task.Cause, Incoming.Morning.AddMinutes(1), CancellationToken.None);
        Assert.Empty(await book.DueAsync("portal", Incoming.Morning, 10, CancellationToken.None));

        await book.CompleteAsync(due.Id, CancellationToken.None);
        await book.CompleteAsync(due.Id, CancellationToken.None);

        Assert.Equal([DossierStatus.Filed, DossierStatus.Filed, DossierStatus.Withdrawn], (await reader.ReadAllAsync()).Select(row => row.Status!.Value));
        var healed = Assert.Single(await node.Get<ITaskBook>().ListAsync(new(), CancellationToken.None));
        Assert.Equal((TaskState.Closed, "healed"), (healed.State, healed.Reason));
    }

    [Fact]
    public async Task Page_OfSomeUnits_HasThoseAndTheUnitsBelow()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var (book, reader) = (node.Get<IInboundBook>(), node.Get<IInboxReader>());
        var units = new[] { "H49", "H49.14", "H49.14.2", "H49.140", "H50" };
        await book.StoreAsync(Incoming.Page([.. units.Select((unit, i) => Incoming.Item(code: $"G22-261122-00001{i}", unit: unit))]), CancellationToken.None);

        Assert.Equal([2, 3], await NumbersAsync("H49.14"));
        Assert.Equal([1, 2, 3, 4], await NumbersAsync("H49"));
        Assert.Empty(await NumbersAsync());
        Assert.Equal(3, Assert.Single(await reader.PageAsync(2, 1, [Incoming.Unit("H49")], CancellationToken.None)).Number);

        async Task<IEnumerable<long>> NumbersAsync(params string[] of) =>
            (await reader.PageAsync(0, 10, [.. of.Select(Incoming.Unit)], CancellationToken.None)).Select(row => row.Number);
    }

    [Fact]
    public async Task Acknowledge_AgainAndBackwards_NeverMovesBack()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var reader = node.Get<IInboxReader>();

        Assert.Equal(0, await reader.AcknowledgedAsync("mot-cua", CancellationToken.None));
        Assert.Equal(7, await reader.AcknowledgeAsync("mot-cua", 7, CancellationToken.None));
        Assert.Equal(7, await reader.AcknowledgeAsync("mot-cua", 3, CancellationToken.None));
        Assert.Equal(7, await reader.AcknowledgeAsync("mot-cua", 7, CancellationToken.None));
        Assert.Equal(0, await reader.AcknowledgedAsync("khac", CancellationToken.None));
    }

    [Fact]
    public async Task Tasks_OpenedTwice_StandOnceUntilClosedWithAReason()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var tasks = node.Get<ITaskBook>();
        var draft = new TaskDraft(TaskKind.Conflict, Incoming.Filed, "withdrawal", "H49.14", Incoming.Morning, [1, 2]);

        await tasks.OpenAsync(draft, CancellationToken.None);
        await tasks.OpenAsync(draft, CancellationToken.None);
        var open = Assert.Single(await tasks.ListAsync(new(TaskState.Open, Subject: Incoming.Filed), CancellationToken.None));
        Assert.Equal([1, 2], await tasks.EvidenceAsync(open.Id, CancellationToken.None));
        Assert.True(await tasks.CloseAsync(open.Id, "CB-THU-01", "Đã gọi công dân", CancellationToken.None));
        Assert.False(await tasks.CloseAsync(open.Id, "CB-THU-02", "Lần nữa", CancellationToken.None));
        await tasks.OpenAsync(draft, CancellationToken.None);

        Assert.Equal([TaskState.Closed, TaskState.Open], (await tasks.ListAsync(new(), CancellationToken.None)).Select(task => task.State));
    }

    [Fact]
    public async Task Notices_Repeated_AreKeptOnceAndSettledByAPull()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var notices = node.Get<INoticeBook>();
        var notice = new Notice("portal", "t=1,v1=ab", Incoming.Morning, [1]);

        Assert.True(await notices.KeepAsync(notice, CancellationToken.None));
        Assert.False(await notices.KeepAsync(notice, CancellationToken.None));
        Assert.Equal(["portal"], await notices.OpenAsync(CancellationToken.None));
        await notices.SettleAsync("portal", Incoming.Morning.AddSeconds(-1), CancellationToken.None);
        Assert.Equal(["portal"], await notices.OpenAsync(CancellationToken.None));
        await notices.SettleAsync("portal", Incoming.Morning, CancellationToken.None);

        Assert.Empty(await notices.OpenAsync(CancellationToken.None));
        Assert.False(await notices.KeepAsync(notice, CancellationToken.None));
    }

    private static async Task<List<long>> FollowAsync(IInboxReader reader, CancellationToken over)
    {
        var seen = new List<long>();
        while (!over.IsCancellationRequested)
        {
            seen.AddRange((await reader.PageAsync(seen.Count == 0 ? 0 : seen[^1], 50, null, CancellationToken.None)).Select(row => row.Number));
        }

        return seen;
    }
}

public sealed class SqliteInboundBookTests : InboundBookSuite<SqliteTestStore>;

public sealed class PostgresInboundBookTests : InboundBookSuite<PostgresTestStore>;
