using Microsoft.Extensions.Time.Testing;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync;
using OneStop.Core.Sync.Inbound;
using OneStop.IntegrationTests.Storage;

namespace OneStop.IntegrationTests.Inbound;

/// <summary>Taking in, from a scripted far side into a real store.</summary>
public abstract class DeskSuite<TStore> : StorageSuite<TStore>
    where TStore : ITestStore, new()
{
    private const string Rules = """
        {"version": "1", "basis": "test", "rules": [
          {"name": "citizen-withdrew", "winner": "inbound", "inbound": ["withdrawn"]}, {"name": "province-decides", "winner": "hub"}]}
        """;

    private readonly FakeTimeProvider time = new(Incoming.Morning.AddHours(2));

    // F36, "marked only after the commit": the process may end on either side of the mark.
    [Fact]
    public async Task Take_EndsBetweenStoringAndMarking_TheItemStandsOnceAndIsMarkedTheNextTime()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var (desk, feed) = (Desk(node), new ScriptedFeed(isMarked: true) { MarksThatFail = 1 });
        feed.Items.Add(Incoming.Item(DossierStatus.Finished, source: "ministry", file: "kq"));
        feed.Files["ket-qua.pdf"] = "kq";
        var reader = node.Get<IInboxReader>();
        var seenAtMark = -1L;
        feed.BeforeMark = () => seenAtMark = reader.HeadAsync(CancellationToken.None).GetAwaiter().GetResult();

        await Assert.ThrowsAsync<FarSideException>(() => desk.TakeAsync(feed, CancellationToken.None));
        Assert.Equal(1, seenAtMark);
        Assert.Empty(feed.Marked);
        await desk.TakeAsync(feed, CancellationToken.None);

        Assert.Equal(["1"], feed.Marked);
        Assert.Single(await reader.ReadAllAsync());
    }

    [Fact]
    public async Task Take_AFileDiffersFromItsHash_IsNotMarkedUntilItIsRight()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var (desk, feed) = (Desk(node), new ScriptedFeed(isMarked: true));
        feed.Items.Add(Incoming.Item(DossierStatus.Finished, source: "ministry", file: "kq"));
        feed.Files["ket-qua.pdf"] = "bị cắt";

        await desk.TakeAsync(feed, CancellationToken.None);
        await desk.TakeAsync(feed, CancellationToken.None);
        Assert.Empty(feed.Marked);
        Assert.Empty(await node.Get<IInboxReader>().ReadAllAsync());
        Assert.Equal("inbound.file-differs", Assert.Single(await OpenTasksAsync(node)).Cause);

        feed.Files["ket-qua.pdf"] = "kq";
        await desk.TakeAsync(feed, CancellationToken.None);

        Assert.Equal(["1"], feed.Marked);
        Assert.Single(await node.Get<IInboxReader>().ReadAllAsync());
        Assert.Empty(await OpenTasksAsync(node));
    }

    // F13: the far side did what it should.
    [Fact]
    public async Task Take_TheHubCannotKeepAFile_IsTheHubsOwnTaskAndHeals()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var (shelf, feed) = (new Shelf { Refuses = ErrorCode.FileStoreUnavailable }, new ScriptedFeed(isMarked: true));
        var desk = Desk(node, shelf);
        feed.Items.Add(Incoming.Item(DossierStatus.Finished, source: "ministry", file: "kq"));
        feed.Files["ket-qua.pdf"] = "kq";

        await desk.TakeAsync(feed, CancellationToken.None);
        Assert.Empty(feed.Marked);
        var task = Assert.Single(await OpenTasksAsync(node));
        Assert.Equal(("file.unavailable", "hub"), (task.Cause, task.Owner));

        shelf.Refuses = null;
        await desk.TakeAsync(feed, CancellationToken.None);

        Assert.Equal(["1"], feed.Marked);
        Assert.Empty(await OpenTasksAsync(node));
    }

    [Fact]
    public async Task Take_ACursorFeedWithAFileThatComesLate_HoldsThatDossierAloneAndHealsByItself()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var (desk, feed, reader) = (Desk(node), new ScriptedFeed(isMarked: false), node.Get<IInboxReader>());
        feed.Items.Add(Incoming.Item(file: "don"));
        feed.Items.Add(Incoming.Item(DossierStatus.Withdrawn, minute: 5, message: "2"));
        feed.Items.Add(Incoming.Item(code: "G22-261122-000002", message: "3"));

        await desk.TakeAsync(feed, CancellationToken.None);
        Assert.Equal("G22-261122-000002", Assert.Single(await reader.ReadAllAsync()).Subject);
        feed.Files["ket-qua.pdf"] = "don";
        await desk.TakeAsync(feed, CancellationToken.None);
        Assert.Single(await reader.ReadAllAsync());
        time.Advance(TimeSpan.FromMinutes(1));
        await desk.TakeAsync(feed, CancellationToken.None);

        Assert.Equal(
            [(1, "G22-261122-000002", DossierStatus.Filed), (2, Incoming.Filed, DossierStatus.Filed), (3, Incoming.Filed, DossierStatus.Withdrawn)],
            await reader.ReadAllAsync());
        Assert.Empty(await OpenTasksAsync(node));
    }

    // F36: both sides moved from the same state.
    [Theory]
    [InlineData(true, 30, true)]
    [InlineData(false, 90, true)]
    [InlineData(true, 90, false)]
    public async Task Take_TheHubHasMovedToo_KeepsBothAndRaisesATask(bool isDelivered, int minute, bool isConflict)
    {
        await using var node = await StoreNode.StartAsync(Store);
        var position = await HubMovesAsync(node, DossierStatus.Processing, Incoming.Morning.AddHours(1));
        var deliveries = node.Get<IDeliveryStore>();
        var claim = await deliveries.ClaimAsync("portal", position.Partition, "north", CancellationToken.None);
        if (isDelivered)
        {
            Assert.True(await deliveries.CommitAsync(new("portal", position.Partition, claim.Epoch, position.Seq), CancellationToken.None));
        }

        var feed = new ScriptedFeed(isMarked: false);
        feed.Items.Add(Incoming.Item(DossierStatus.Withdrawn, minute: minute));
        await Desk(node).TakeAsync(feed, CancellationToken.None);

        var row = Assert.Single(await node.Get<IInboxReader>().PageAsync(0, 10, null, CancellationToken.None));
        Assert.Equal(isConflict ? new InboundConflict(DossierStatus.Processing, position, PrevailingSide.Inbound, "citizen-withdrew") : null, row.Conflict);
        Assert.Equal(DossierStatus.Withdrawn, row.Item.Status);
        Assert.Equal(DossierStatus.Processing, (await node.Get<IDossierBook>().FindAsync(Incoming.Code(Incoming.Filed), CancellationToken.None))!.Head.Status);
        Assert.Equal(isConflict ? ["citizen-withdrew"] : [], (await OpenTasksAsync(node)).Select(task => task.Cause));
    }

    [Fact]
    public async Task Take_AMessageThatBreaksItsContract_IsKeptAsItCameAndStopsNobody()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var feed = new ScriptedFeed(isMarked: false);
        feed.Items.Add(Incoming.Item());
        feed.Unreadable.Add(new("portal", "9", Incoming.Filed, new Fault(ErrorCode.InboundUnreadable), [7]));

        await Desk(node).TakeAsync(feed, CancellationToken.None);

        Assert.Single(await node.Get<IInboxReader>().ReadAllAsync());
        var task = Assert.Single(await OpenTasksAsync(node));
        Assert.Equal((TaskKind.Unreadable, "portal:9"), (task.Kind, task.Subject));
        Assert.Equal([7], await node.Get<ITaskBook>().EvidenceAsync(task.Id, CancellationToken.None));
    }

    // A question that reaches nobody is somebody's to pass on, and is found again when it is answered.
    [Fact]
    public async Task Take_AQuestionForAnUnknownUnit_IsTheProvincesAndATask()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var feed = new ScriptedFeed(isMarked: false);
        var asked = new QuestionText("HD-1", Incoming.Unit("H49"), "", "G15-HT06", "Hỏi MẪU?") { AskedUnit = "000.00.14.H49" };
        feed.Items.Add(Incoming.Item() with
        {
            Kind = InboundKind.Question, Subject = QuestionText.SubjectOf("HD-1"), Dossier = null, Status = null, Unit = asked.Unit, UnknownUnit = "000.00.14.H49", Content = new(Question: asked),
        });

        await Desk(node).TakeAsync(feed, CancellationToken.None);
        await Desk(node).TakeAsync(feed, CancellationToken.None);

        var task = Assert.Single(await OpenTasksAsync(node));
        Assert.Equal(
            (TaskKind.UnknownUnit, "hoi-dap:HD-1", "inbound.unit-unknown", "H49", "unit 000.00.14.H49"), (task.Kind, task.Subject, task.Cause, task.Owner, task.Detail));
        Assert.Equal(asked, await node.Get<IQuestionBook>().FindAsync("HD-1", CancellationToken.None));
        Assert.Null(await node.Get<IQuestionBook>().FindAsync("HD-2", CancellationToken.None));
    }

    [Fact]
    public async Task Relay_FromTwoNodesAndAgain_EachItemIsInTheJournalOnceInItsOrder()
    {
        await using var north = await StoreNode.StartAsync(Store);
        await using var south = await StoreNode.StartAsync(Store);
        var book = north.Get<IInboundBook>();
        foreach (var dossier in Enumerable.Range(1, 5))
        {
            foreach (var turn in Enumerable.Range(1, 6))
            {
                var status = turn % 2 == 0 ? DossierStatus.Processing : DossierStatus.SupplementRequested;
                await book.TakeAsync(Incoming.Item(status, $"G22-261122-00000{dossier}", minute: turn));
            }
        }

        InboundRelay[] relays = [new(north.Get<IInboxReader>(), north.Get<IJournal>()), new(south.Get<IInboxReader>(), south.Get<IJournal>())];
        await Task.WhenAll(relays.Select(relay => Task.Run(() => relay.RunAsync(CancellationToken.None))));
        await ExecuteAsync("delete from inbox_ack");
        await relays[0].RunAsync(CancellationToken.None);

        foreach (var dossier in Enumerable.Range(1, 5))
        {
            var rows = await north.Get<IJournalReader>().OfStreamAsync(new($"inbound:G22-261122-00000{dossier}"), CancellationToken.None);
            var numbers = rows.Select(row => SyncEventCodec.Read(row.Payload).Inbound!.Number).ToList();
            Assert.Equal(6, numbers.Distinct().Count());
            Assert.Equal(numbers.Order(), numbers);
        }

        Assert.Equal(30, await ReadAsync<long>("select count(*) from journal"));
    }

    private InboundDesk Desk(StoreNode node, Shelf? fileShelf = null)
    {
        var shelf = fileShelf ?? new Shelf();
        var rules = ConflictRules.Read(Rules, out var errors);
        Assert.Empty(errors);
        return new(
            node.Get<IInboundBook>(),
            new InboundFiles(shelf, shelf),
            new ConflictCheck(node.Get<IDossierBook>(), node.Get<IFarKnowledge>(), rules!),
            new RetryTable(() => 0.5),
            new NoWatch(),
            time);
    }

    private static Task<IReadOnlyList<WorkTask>> OpenTasksAsync(StoreNode node) => node.Get<ITaskBook>().ListAsync(new(TaskState.Open), CancellationToken.None);

    private static async Task<EventPosition> HubMovesAsync(StoreNode node, DossierStatus status, DateTimeOffset at)
    {
        var code = Incoming.Code(Incoming.Filed);
        Assert.True(ProcedureCode.TryParse("1.001193", out var procedure, out _));
        var answer = await node.Get<IJournal>().AppendAsync(
            new(StreamKey.Of(code), EventKind.State, "mot-cua", "m1", [1], at, at, [], new(code, 1, status, procedure, Incoming.Unit("H49.14"), null, [1], null, at)),
            CancellationToken.None);
        return Assert.IsType<AppendAnswer.Accepted>(answer).Position;
    }
}

public sealed class SqliteDeskTests : DeskSuite<SqliteTestStore>;

public sealed class PostgresDeskTests : DeskSuite<PostgresTestStore>;
