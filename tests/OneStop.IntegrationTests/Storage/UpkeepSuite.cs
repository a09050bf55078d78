using OneStop.Core.Sync;
using OneStop.Storage.Journal;
using static OneStop.IntegrationTests.Storage.Drafts;

namespace OneStop.IntegrationTests.Storage;

/// <summary>The journal keeps what is still needed and nothing else, and says when it is full.</summary>
public abstract class UpkeepSuite<TStore> : StorageSuite<TStore>
    where TStore : ITestStore, new()
{
    private const string Portal = "portal";

    private static readonly int Partition = Stream(1).Partition(16);
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    private static readonly DateTimeOffset Old = Now.AddDays(-100);
    private static readonly DateTimeOffset Ancient = Now.AddDays(-800);

    [Fact]
    public async Task Retain_OldPayloads_AreEmptiedUnlessStillNeeded()
    {
        await using var node = await StoreNode.StartAsync(Store);
        await AppendAsync(node, Old, Dossier(1, 1, "replaced"), Dossier(1, 2, "latest"), Question(Other(1), "done"), Question(Other(2), "held"));
        await AppendAsync(node, Now, Question(Other(3), "young"));
        await AppendAsync(node, Old, Question(Other(3), "not passed"));
        await PassAsync(node, Portal, 5, held: 4);
        await PassAsync(node, "reporting", 6);

        Assert.Equal(new Retained(2, 0), await node.Get<IJournalUpkeep>().RetainAsync(default));

        Assert.Equal(["replaced", "done"], await EmptyAsync());
        Assert.Equal(new Retained(0, 0), await node.Get<IJournalUpkeep>().RetainAsync(default));
        Assert.IsType<AppendAnswer.Repeated>(await node.Journal.AppendAsync(Dossier(1, 1, "replaced"), default));
    }

    [Fact]
    public async Task Retain_DestinationThatStartedLate_HoldsEverythingBack()
    {
        await using var node = await StoreNode.StartAsync(Store);
        await AppendAsync(node, Old, Question(Other(1), "a"), Question(Other(1), "b"));
        await PassAsync(node, Portal, 2);
        await node.Delivery.ClaimAsync("reporting", (Partition + 1) % 16, "nút-thử", default);

        Assert.Equal(new Retained(0, 0), await node.Get<IJournalUpkeep>().RetainAsync(default));
        await node.Get<IDestinationSwitches>().ForgetAsync("reporting", default);
        Assert.Equal(new Retained(2, 0), await node.Get<IJournalUpkeep>().RetainAsync(default));
    }

    [Fact]
    public async Task Retain_AncientRows_AreDeletedExceptTheLatestOfADossier()
    {
        await using var node = await StoreNode.StartAsync(Store);
        await AppendAsync(node, Ancient, Dossier(1, 1, "a"), Dossier(1, 2, "b"), Question(Other(1), "c"));
        await AppendAsync(node, Old, Question(Other(1), "d"));
        await PassAsync(node, Portal, 4, lines: [new(1, 2, null, 1, Ancient, TimeSpan.Zero, "delivered"), new(3, 3, null, 1, Ancient, TimeSpan.Zero, "delivered")]);

        Assert.Equal(new Retained(3, 2), await node.Get<IJournalUpkeep>().RetainAsync(default));

        Assert.Equal(["b", "d"], (await node.Reader.OfStreamAsync(Stream(1), default)).Concat(await node.Reader.OfStreamAsync(new(Other(1)), default)).Select(row => row.MessageId));
        Assert.Equal("1", await ReadAsync<string>("select cast(min(from_seq) as text) from delivery_attempt"));
        Assert.Equal(1, await ReadAsync<long>("select count(*) from delivery_attempt"));
        await using var other = await StoreNode.StartAsync(Store);
        Assert.Equal([2L, 4L], (await other.Reader.PageAsync(Partition, 0, 10, 1_000, default)).Select(row => row.Position.Seq));

        // A page that is no wider than the gap before it.
        Assert.Equal(2, Assert.Single(await other.Reader.PageAsync(Partition, 0, 1, 1_000, default)).Position.Seq);
        Assert.Equal(4, Assert.Single(await other.Reader.PageAsync(Partition, 2, 1, 1_000, default)).Position.Seq);
    }

    [Fact]
    public async Task Retain_MoreThanOneStep_WalksToTheEnd()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var store = node.Get<IJournalStore>();
        store.Append([.. Enumerable.Range(0, 1_200).Select(i => Question(Other(1), $"m{i}") with { ReceivedAt = Old })]);
        await PassAsync(node, Portal, 1_200);

        Assert.Equal(new Retained(1_200, 0), await node.Get<IJournalUpkeep>().RetainAsync(default));
    }

    [Fact]
    public async Task Backlog_OfTheSlowestDestination_InRowsAndBytes()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var upkeep = node.Get<IJournalUpkeep>();
        await AppendAsync(node, Now, Question(Other(1), "a", bytes: 100), Question(Other(1), "b", bytes: 200), Question(Other(1), "c", bytes: 300));
        Assert.Equal(new Backlog(0, 0), await upkeep.BacklogAsync(default));

        await PassAsync(node, Portal, 3);
        await PassAsync(node, "reporting", 1);

        Assert.Equal(new Backlog(2, 500), await upkeep.BacklogAsync(default));
    }

    // F32
    [Fact]
    public async Task Append_BacklogOverItsBound_IsRefusedAsFullUntilItIsSent()
    {
        await using var node = await StoreNode.StartAsync(Store, settings: [("Journal:MaxBacklogRows", "1000")]);
        var bounds = node.Get<JournalBounds>();
        await PassAsync(node, Portal, 0);
        node.Get<IJournalStore>().Append([.. Enumerable.Range(0, 1_001).Select(i => Question(Other(1), $"m{i}"))]);
        await bounds.MeasureAsync(default);

        var refused = await Assert.ThrowsAsync<JournalUnavailableException>(() => node.Journal.AppendAsync(Question(Other(1), "more"), default));
        Assert.True(refused.IsFull);
        await node.Delivery.CommitAsync(new(Portal, Partition, 1, 1), default);
        await bounds.MeasureAsync(default);

        Assert.IsType<AppendAnswer.Accepted>(await node.Journal.AppendAsync(Question(Other(1), "more"), default));
    }

    [Fact]
    public async Task ChangePartitions_NotDrained_IsRefused()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var upkeep = node.Get<IJournalUpkeep>();
        await AppendAsync(node, Now, Question(Other(1), "a"), Question(Other(1), "b"));
        await PassAsync(node, Portal, 1);

        Assert.Contains("behind", (await Assert.ThrowsAsync<InvalidOperationException>(() => upkeep.ChangePartitionsAsync(8, default))).Message, StringComparison.Ordinal);
        await PassAsync(node, Portal, 2, held: 2);
        Assert.Contains("held", (await Assert.ThrowsAsync<InvalidOperationException>(() => upkeep.ChangePartitionsAsync(8, default))).Message, StringComparison.Ordinal);
        Assert.IsType<AppendAnswer.Accepted>(await node.Journal.AppendAsync(Question(Other(1), "c"), default));
    }

    [Fact]
    public async Task ChangePartitions_Drained_OldNodesTakeNothingAndNewOnesGoOn()
    {
        await using var node = await StoreNode.StartAsync(Store);
        await AppendAsync(node, Now, Dossier(1, 1, "a"));
        await PassAsync(node, Portal, 1);

        await node.Get<IJournalUpkeep>().ChangePartitionsAsync(5, default);

        await Assert.ThrowsAsync<JournalUnavailableException>(() => node.Journal.AppendAsync(Dossier(1, 2, "b"), default));
        await using var renewed = await StoreNode.StartAsync(Store, settings: [("Delivery:Partitions", "5")]);
        var position = Assert.IsType<AppendAnswer.Accepted>(await renewed.Journal.AppendAsync(Dossier(1, 2, "b") with { ReceivedAt = Now.AddSeconds(1) }, default)).Position;
        Assert.Equal(Stream(1).Partition(5), position.Partition);
        Assert.Equal(5, (await renewed.Reader.HeadsAsync(default)).Count);
        Assert.Equal(["a", "b"], (await renewed.Reader.OfStreamAsync(Stream(1), default)).Select(row => row.MessageId));

        // Before the change the order was another one, so a destination that starts later starts after it.
        Assert.Equal(new Claim(1, position.Seq - 1, position.Seq), await renewed.Delivery.ClaimAsync("reporting", position.Partition, "nút-thử", default));
    }

    [Theory]
    [InlineData("Delivery:Partitions", "0")]
    [InlineData("Journal:MaxBacklogRows", "10")]
    [InlineData("Journal:MinFreeBytes", "-1")]
    [InlineData("Journal:PayloadDays", "0")]
    [InlineData("Journal:RowDays", "30")]
    public async Task Start_UnusableSetting_IsRefusedByName(string key, string value)
    {
        var refused = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => StoreNode.StartAsync(Store, settings: [(key, value)]));

        Assert.Contains(key, refused.Message, StringComparison.Ordinal);
    }

    private static async Task AppendAsync(StoreNode node, DateTimeOffset receivedAt, params JournalDraft[] drafts)
    {
        foreach (var draft in drafts)
        {
            Assert.IsType<AppendAnswer.Accepted>(await node.Journal.AppendAsync(draft with { ReceivedAt = receivedAt }, default));
        }
    }

    private static async Task PassAsync(StoreNode node, string destination, long seq, long? held = null, DeliveryAttempt[]? lines = null)
    {
        var claim = await node.Delivery.ClaimAsync(destination, Partition, "nút-thử", default);
        Assert.True(await node.Delivery.CommitAsync(
            new(destination, Partition, claim.Epoch, seq)
            {
                Waiting = held is { } waiting ? [new(new(Other(2)), waiting)] : [],
                Attempts = lines ?? [],
            },
            default));
    }

    private async Task<string[]> EmptyAsync() =>
        (await ReadAsync<string>(Store.Provider == "sqlite"
            ? "select group_concat(message_id) from (select message_id from journal where payload is null order by part, seq)"
            : "select string_agg(message_id, ',' order by part, seq) from journal where payload is null"))!.Split(',');

    /// <summary>A stream in the partition of the first dossier.</summary>
    private static string Other(int i) =>
        Enumerable.Range(1, 10_000).Select(n => $"hoi-dap:{n}").Where(text => new StreamKey(text).Partition(16) == Partition).ElementAt(i);
}
