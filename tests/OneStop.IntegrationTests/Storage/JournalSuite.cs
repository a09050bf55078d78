using OneStop.Core.Sync;
using OneStop.Storage.Journal;
using static OneStop.IntegrationTests.Storage.Drafts;

namespace OneStop.IntegrationTests.Storage;

/// <summary>I1: what was accepted is there, once, in order, without gaps.</summary>
public abstract class JournalSuite<TStore> : StorageSuite<TStore>
    where TStore : ITestStore, new()
{
    private const int Partitions = 16;

    [Fact]
    public async Task Append_Dossier_IsReadBackAsWritten()
    {
        await using var node = await StoreNode.StartAsync(Store);
        await using var other = await StoreNode.StartAsync(Store);
        var draft = Dossier(1, 1, "m1");

        var position = await AcceptedAsync(node, draft);

        Assert.Equal(new EventPosition(draft.Stream.Partition(Partitions), 1), position);
        var row = await other.Reader.FindAsync(position, default);
        Assert.Equivalent(draft with { Head = null, ReceivedAt = draft.ReceivedAt.AddTicks(-7) }, Without(row!), strict: true);
        Assert.Equivalent(row, Assert.Single(await node.Reader.PageAsync(position.Partition, 0, 10, 1000, default)), strict: true);
        Assert.Equivalent(row, Assert.Single(await other.Reader.PageAsync(position.Partition, 0, 10, 1000, default)), strict: true);
        Assert.Equivalent(row, Assert.Single(await other.Reader.OfStreamAsync(draft.Stream, default)), strict: true);
        var heads = await other.Reader.HeadsAsync(default);
        Assert.Equal((Partitions, 1, 1), (heads.Count, heads[position.Partition], heads.Sum()));
        var entry = await other.Get<IDossierBook>().FindAsync(Code(1), default);
        Assert.Equivalent(new DossierEntry(draft.Head!, position), entry, strict: true);
        Assert.Null(await other.Get<IDossierBook>().FindAsync(Code(2), default));
        Assert.Equivalent(row, await node.Reader.FindAsync(position, default), strict: true);
        Assert.Null(await node.Reader.FindAsync(position with { Seq = 2 }, default));
    }

    [Fact]
    public async Task Find_ManyAtOnce_EachGetsItsOwn()
    {
        await using var node = await StoreNode.StartAsync(Store);
        await Task.WhenAll(Enumerable.Range(1, 30).Select(number => AcceptedAsync(node, Dossier(number, 1, $"m{number}"))));
        var book = node.Get<IDossierBook>();

        var entries = await Task.WhenAll(Enumerable.Range(1, 60).Select(number => Task.Run(() => book.FindAsync(Code(number), default))));

        Assert.Equal(Enumerable.Range(1, 30).Select(Code), entries.Take(30).Select(entry => entry!.Head.Code));
        Assert.All(entries.Skip(30), Assert.Null);
    }

    [Fact]
    public async Task Append_SameMessageAgain_IsRepeatedOrRefusedByItsBody()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var draft = Dossier(1, 1, "m1");
        var position = await AcceptedAsync(node, draft);

        Assert.Equal(new AppendAnswer.Repeated(position, draft.ReceivedAt.AddTicks(-7)), await node.Journal.AppendAsync(draft, default));
        Assert.Equal(new AppendAnswer.KeyReused(position), await node.Journal.AppendAsync(Dossier(2, 1, "m1", body: "khác"), default));
        Assert.IsType<AppendAnswer.Accepted>(await node.Journal.AppendAsync(Dossier(2, 1, "m1") with { Source = "nguon-khac" }, default));
    }

    [Fact]
    public async Task Append_VersionIsNotTheNext_IsMovedAndWritesNothing()
    {
        await using var node = await StoreNode.StartAsync(Store);

        Assert.Equal(new AppendAnswer.Moved(0), await node.Journal.AppendAsync(Dossier(1, 2, "m0"), default));
        await AcceptedAsync(node, Dossier(1, 1, "m1"));
        Assert.Equal(new AppendAnswer.Moved(1), await node.Journal.AppendAsync(Dossier(1, 1, "m2"), default));
        Assert.Equal(new AppendAnswer.Moved(1), await node.Journal.AppendAsync(Dossier(1, 3, "m3"), default));
        await AcceptedAsync(node, Dossier(1, 2, "m4"));

        Assert.Equal(["m1", "m4"], (await node.Reader.OfStreamAsync(Stream(1), default)).Select(row => row.MessageId));
        Assert.Equal(2, (await node.Get<IDossierBook>().FindAsync(Code(1), default))!.Head.Version);
        Assert.Equal(2, (await node.Reader.HeadsAsync(default)).Sum());
    }

    [Fact]
    public async Task Append_OneGroupWithEverything_EachGetsItsOwnAnswer()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var known = await AcceptedAsync(node, Dossier(1, 1, "known"));
        var store = node.Get<IJournalStore>();

        var answers = store.Append(
        [
            Dossier(2, 1, "a"),
            Dossier(1, 1, "known"),
            Dossier(2, 2, "b"),
            Dossier(2, 2, "rival"),
            Dossier(2, 1, "a"),
            Dossier(2, 1, "a", body: "khác"),
            Dossier(1, 1, "stale"),
            Dossier(1, 2, "c"),
            Dossier(3, 7, "unknown dossier"),
            Question("hoi-dap:1", "q"),
        ]);

        Assert.Equal(new EventPosition(Stream(2).Partition(Partitions), 1), Assert.IsType<AppendAnswer.Accepted>(answers[0]).Position);
        Assert.Equal(known, Assert.IsType<AppendAnswer.Repeated>(answers[1]).Position);
        Assert.Equal(2, Assert.IsType<AppendAnswer.Accepted>(answers[2]).Position.Seq);
        Assert.Equal(new AppendAnswer.Moved(2), answers[3]);
        Assert.Equal(1, Assert.IsType<AppendAnswer.Repeated>(answers[4]).Position.Seq);
        Assert.Equal(1, Assert.IsType<AppendAnswer.KeyReused>(answers[5]).Position.Seq);
        Assert.IsType<AppendAnswer.Moved>(answers[6]);
        Assert.Equal(2, Assert.IsType<AppendAnswer.Accepted>(answers[7]).Position.Seq);
        Assert.Equal(new AppendAnswer.Moved(0), answers[8]);
        Assert.IsType<AppendAnswer.Accepted>(answers[9]);
        await AssertGaplessAsync(node, ["known", "a", "b", "c", "q"]);
    }

    // F33
    [Fact]
    public async Task Append_ManyOnTwoNodesWithDuplicates_GaplessAndEachOnce()
    {
        const int appenders = 20;
        const int each = 30;
        await using var north = await StoreNode.StartAsync(Store);
        await using var south = await StoreNode.StartAsync(Store);

        // Each message is sent by two appenders, one on each node, at about the same moment.
        var answers = await Task.WhenAll(Enumerable.Range(0, appenders).Select(async appender =>
        {
            var own = new List<(string Message, AppendAnswer Answer)>();
            for (var i = 0; i < each; i++)
            {
                var message = $"{appender / 2}-{i}";
                var draft = Question($"hoi-dap:{(appender / 2 * 7) + i}", message);
                own.Add((message, await (appender % 2 == 0 ? north : south).Journal.AppendAsync(draft, default)));
            }

            return own;
        }));

        foreach (var message in answers.SelectMany(own => own).GroupBy(pair => pair.Message))
        {
            var accepted = Assert.Single(message.Select(pair => pair.Answer).OfType<AppendAnswer.Accepted>());
            Assert.Equal(accepted.Position, Assert.Single(message.Select(pair => pair.Answer).OfType<AppendAnswer.Repeated>()).Position);
        }

        await AssertGaplessAsync(north, [.. answers.SelectMany(own => own).Select(pair => pair.Message).Distinct()]);
    }

    [Fact]
    public async Task Append_SameMessageAtTheSameMomentOnTwoNodes_IsWrittenOnce()
    {
        await using var north = await StoreNode.StartAsync(Store);
        await using var south = await StoreNode.StartAsync(Store);
        for (var i = 1; i <= 20; i++)
        {
            var draft = Dossier(i, 1, $"m{i}");
            var answers = await Task.WhenAll(north.Journal.AppendAsync(draft, default), south.Journal.AppendAsync(draft, default));

            Assert.Equal(["Accepted", "Repeated"], answers.Select(answer => answer.GetType().Name).Order(StringComparer.Ordinal));
            Assert.Single(await north.Reader.OfStreamAsync(draft.Stream, default));
        }
    }

    [Fact]
    public async Task Append_TwoNodesMoveOneDossier_OneWins()
    {
        await using var north = await StoreNode.StartAsync(Store);
        await using var south = await StoreNode.StartAsync(Store);
        for (var version = 1; version <= 20; version++)
        {
            var answers = await Task.WhenAll(
                north.Journal.AppendAsync(Dossier(1, version, $"n{version}"), default), south.Journal.AppendAsync(Dossier(1, version, $"s{version}"), default));

            Assert.Single(answers.OfType<AppendAnswer.Accepted>());
            Assert.Equal(version, Assert.Single(answers.OfType<AppendAnswer.Moved>()).Version);
        }

        Assert.Equal(20, (await north.Reader.OfStreamAsync(Stream(1), default)).Count);
    }

    [Fact]
    public async Task Page_OwnAndForeignRows_AreCompleteAndInOrder()
    {
        await using var north = await StoreNode.StartAsync(Store);
        await using var south = await StoreNode.StartAsync(Store);
        const string stream = "hoi-dap:1";
        var partition = new StreamKey(stream).Partition(Partitions);
        for (var i = 1; i <= 30; i++)
        {
            await AcceptedAsync(i % 10 is 3 or 4 or 7 ? south : north, Question(stream, $"m{i}"));
            foreach (var node in new[] { north, south })
            {
                var after = Math.Max(0, i - 5);
                var page = await ReadAsync(node, partition, after);
                Assert.Equal(Enumerable.Range(after + 1, i - after).Select(n => $"m{n}"), page.Select(row => row.MessageId));
            }
        }

        Assert.Empty(await north.Reader.PageAsync(partition, 30, 100, 100_000, default));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Page_LimitsOfRowsAndBytes_AreKeptButOneRowAlwaysComes(bool ownRows)
    {
        await using var node = await StoreNode.StartAsync(Store);
        await using var other = await StoreNode.StartAsync(Store);
        const string stream = "hoi-dap:1";
        foreach (var i in Enumerable.Range(1, 6))
        {
            await AcceptedAsync(node, Question(stream, $"m{i}", bytes: 1000));
        }

        var reader = (ownRows ? node : other).Reader;
        async Task<int> CountAsync(long after, int rows, int bytes) =>
            (await reader.PageAsync(new StreamKey(stream).Partition(Partitions), after, rows, bytes, default)).Count;

        Assert.Equal(2, await CountAsync(0, 2, 100_000));
        Assert.Equal(3, await CountAsync(0, 100, 3_000));
        Assert.Equal(2, await CountAsync(1, 100, 2_999));
        Assert.Equal(1, await CountAsync(2, 100, 10));
        Assert.Equal(4, await CountAsync(2, 100, 4_000));
    }

    [Fact]
    public async Task Append_Committed_RingsTheBellWithRowsToBeRead()
    {
        var bell = new Bell();
        await using var node = await StoreNode.StartAsync(Store, bell: bell);
        var position = await AcceptedAsync(node, Question("hoi-dap:1", "m1"));

        Assert.Equal((position.Partition, 1), await bell.Rings.Reader.ReadAsync());
        await AcceptedAsync(node, Question("hoi-dap:1", "m2"));
        Assert.Equal((position.Partition, 2), await bell.Rings.Reader.ReadAsync());
        await node.Journal.AppendAsync(Question("hoi-dap:1", "m2"), default);
        Assert.False(bell.Rings.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Start_OtherNumberOfPartitions_IsRefusedWithTheWayOut()
    {
        await (await StoreNode.StartAsync(Store)).DisposeAsync();

        var refused = await Assert.ThrowsAsync<JournalLayoutException>(() => StoreNode.StartAsync(Store, settings: [("Delivery:Partitions", "8")]));

        Assert.Contains("laid out in 16 partitions", refused.Message, StringComparison.Ordinal);
        Assert.Contains("drain", refused.Message, StringComparison.Ordinal);
    }

    private protected static async Task<EventPosition> AcceptedAsync(StoreNode node, JournalDraft draft) =>
        Assert.IsType<AppendAnswer.Accepted>(await node.Journal.AppendAsync(draft, default)).Position;

    private protected static async Task AssertGaplessAsync(StoreNode node, IReadOnlyCollection<string> messages)
    {
        var heads = await node.Reader.HeadsAsync(default);
        var found = new List<string>();
        for (var partition = 0; partition < heads.Count; partition++)
        {
            var rows = await ReadAsync(node, partition, 0);
            Assert.Equal(Enumerable.Range(1, (int)heads[partition]).Select(n => (long)n), rows.Select(row => row.Position.Seq));
            found.AddRange(rows.Select(row => row.MessageId));
        }

        Assert.Equal(messages.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private static async Task<List<JournalRow>> ReadAsync(StoreNode node, int partition, long after)
    {
        var rows = new List<JournalRow>();
        while (await node.Reader.PageAsync(partition, after + rows.Count, 1_000, 1_000_000, default) is { Count: > 0 } page)
        {
            rows.AddRange(page);
        }

        return rows;
    }

    private static JournalDraft Without(JournalRow row) => new(
        row.Stream, row.Kind, row.Source, row.MessageId, row.BodyHash, row.SourceTime, row.ReceivedAt, row.Payload!, null);

    private sealed class Bell : IJournalBell
    {
        public System.Threading.Channels.Channel<(int Partition, long Head)> Rings { get; } =
            System.Threading.Channels.Channel.CreateUnbounded<(int Partition, long Head)>();

        public void Rung(int partition, long head) => Rings.Writer.TryWrite((partition, head));
    }
}
