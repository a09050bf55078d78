using Microsoft.Extensions.Time.Testing;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync;
using OneStop.Core.Sync.Inbound;
using OneStop.IntegrationTests.Storage;

namespace OneStop.IntegrationTests.Inbound;

/// <summary>What the inbox forgets, and what it must not, on either store.</summary>
public abstract class InboxUpkeepSuite<TStore> : StorageSuite<TStore>
    where TStore : ITestStore, new()
{
    private static readonly string[] Consumers = [InboundRelay.Consumer, "one-stop"];

    [Fact]
    public async Task Retain_OldAndAcknowledgedByAll_IsEmptiedAndKnownStill()
    {
        await using var node = await StartedAsync();
        await AcknowledgeAsync(node, 2, Consumers);

        Assert.Equal(new Retained(2, 0), await RetainAsync(node));

        Assert.Equal([3L], (await node.Get<IInboxReader>().ReadAllAsync()).Select(item => item.Number));
        Assert.Equal(Taken.Known, await node.Get<IInboundBook>().TakeAsync(Incoming.Item()));
        Assert.Equal(new Retained(0, 0), await RetainAsync(node));
    }

    [Fact]
    public async Task Retain_OneConsumerNeverAcknowledged_KeepsEverything()
    {
        await using var node = await StartedAsync();
        await AcknowledgeAsync(node, 3, InboundRelay.Consumer, "somebody-else");

        Assert.Equal(new Retained(0, 0), await RetainAsync(node));
        Assert.Equal(3, (await node.Get<IInboxReader>().ReadAllAsync()).Count);
        Assert.Equal(new Retained(0, 0), await node.Get<IInboxUpkeep>().RetainAsync([], default));
    }

    [Fact]
    public async Task Retain_Young_IsKept()
    {
        await using var node = await StartedAsync(89);
        await AcknowledgeAsync(node, 3, Consumers);

        Assert.Equal(new Retained(0, 0), await RetainAsync(node));
    }

    [Fact]
    public async Task Retain_WaitsForItsFiles_IsKeptWhateverItsAge()
    {
        await using var node = await StartedAsync();
        var waiting = new InboundArrival(Incoming.Item(DossierStatus.Finished, "G22-261122-000009", file: "ket-qua")) { Waits = "file-missing", NextAttemptAt = Incoming.Morning };
        await node.Get<IInboundBook>().StoreAsync(new("portal", null, null, [waiting], [], Incoming.Morning), default);
        await AcknowledgeAsync(node, 3, Consumers);

        Assert.Equal(new Retained(3, 3), await RetainAsync(800));

        Assert.Equal("G22-261122-000009", Assert.Single(await node.Get<IInboundBook>().DueAsync("portal", Incoming.Morning.AddDays(1), 10, default)).Item.Subject);
    }

    [Fact]
    public async Task Retain_ClosedTasks_LoseTheirEvidenceAndThenThemselves()
    {
        await using var node = await StartedAsync();
        var tasks = node.Get<ITaskBook>();
        await tasks.OpenAsync(Task("closed"), default);
        await tasks.OpenAsync(Task("open"), default);
        await tasks.CloseAsync(1, "CB-THU-01", "xong", default);

        Assert.Equal(new Retained(1, 0), await RetainAsync(191));

        Assert.Null(await tasks.EvidenceAsync(1, default));
        Assert.NotNull(await tasks.EvidenceAsync(2, default));
        Assert.Equal(new Retained(0, 1), await RetainAsync(900));
        Assert.Equal("open", Assert.Single(await tasks.ListAsync(new(), default)).Cause);
    }

    [Fact]
    public async Task Retain_MoreThanOneStep_WalksToTheEnd()
    {
        await using var node = await AtAsync(100);
        foreach (var page in Enumerable.Range(1, 1_200).Chunk(300))
        {
            await node.Get<IInboundBook>().StoreAsync(Incoming.Page([.. page.Select(i => Incoming.Item(code: $"G22-261122-{i:000000}"))]), default);
        }

        await AcknowledgeAsync(node, 1_200, Consumers);

        Assert.Equal(new Retained(1_200, 0), await RetainAsync(node));
    }

    private static TaskDraft Task(string cause) => new(TaskKind.Conflict, Incoming.Filed, cause, "portal", Incoming.Morning, [1, 2, 3]);

    private static Task<Retained> RetainAsync(StoreNode node) => node.Get<IInboxUpkeep>().RetainAsync(Consumers, default);

    /// <summary>Another node, so many days after the items came. Turning a clock by days would play every timer in between.</summary>
    private async Task<Retained> RetainAsync(int days)
    {
        await using var node = await AtAsync(days);
        return await RetainAsync(node);
    }

    private Task<StoreNode> AtAsync(int days) => StoreNode.StartAsync(Store, time: new FakeTimeProvider(Incoming.Morning.AddDays(days)));

    private static async Task AcknowledgeAsync(StoreNode node, long upTo, params string[] consumers)
    {
        foreach (var consumer in consumers)
        {
            await node.Get<IInboxReader>().AcknowledgeAsync(consumer, upTo, default);
        }
    }

    /// <summary>Three items of three dossiers.</summary>
    private async Task<StoreNode> StartedAsync(int days = 100)
    {
        var node = await AtAsync(days);
        foreach (var item in (InboundItem[])[Incoming.Item(), Incoming.Item(code: "G22-261122-000002"), Incoming.Item(code: "G22-261122-000003")])
        {
            Assert.Equal(Taken.Stored, await node.Get<IInboundBook>().TakeAsync(item));
        }

        return node;
    }
}

public sealed class SqliteInboxUpkeepTests : InboxUpkeepSuite<SqliteTestStore>;

public sealed class PostgresInboxUpkeepTests : InboxUpkeepSuite<PostgresTestStore>;
