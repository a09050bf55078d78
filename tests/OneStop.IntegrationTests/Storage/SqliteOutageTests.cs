using Dapper;
using OneStop.Core.Access;
using OneStop.Core.Sync;
using OneStop.Storage.Journal;
using OneStop.Storage.Sqlite;

namespace OneStop.IntegrationTests.Storage;

public sealed class SqliteOutageTests : StorageSuite<SqliteTestStore>
{
    // F14
    [Fact]
    public async Task Append_FileTakesNoWrites_IsRefused()
    {
        await using var writer = await StoreNode.StartAsync(Store);
        await using var node = StoreNode.Build("sqlite", $"{Store.ConnectionString};Mode=ReadOnly");

        await Assert.ThrowsAsync<AuditUnavailableException>(() => AppendAsync(node, 1));
    }

    [Fact]
    public async Task Append_AnotherProcessHoldsTheFile_IsRefusedAndHealsAlone()
    {
        await using var node = await StoreNode.StartAsync(Store, time: TimeProvider.System);
        await using (var holder = Store.Connect())
        {
            await holder.OpenAsync();
            await holder.ExecuteAsync("begin immediate");
            await Assert.ThrowsAsync<AuditUnavailableException>(() => AppendAsync(node, 1));
        }

        await node.Probe.ProbeAsync(CancellationToken.None);
        await AppendAsync(node, 1);
        Assert.Null((await node.Verifier.VerifyAsync(CancellationToken.None)).Break);
    }

    // F13: a file system of one megabyte, filled to the brim.
    [Fact]
    public async Task Append_DiskFull_IsRefusedAndHealsAlone()
    {
        using var disk = SmallDisk.Mount(megabytes: 1);
        await using var node = StoreNode.Build("sqlite", $"Data Source={Path.Combine(disk.Folder, "onestop.db")}");
        await node.StartAsync();
        await AppendAsync(node, 1);

        disk.Fill();
        await Assert.ThrowsAsync<AuditUnavailableException>(() => AppendAsync(node, 100));
        disk.MakeRoom();

        await AppendAsync(node, 1);
        Assert.Null((await node.Verifier.VerifyAsync(CancellationToken.None)).Break);
    }

    // F13
    [Fact]
    public async Task Journal_DiskFull_IsRefusedAsFullWithNothingHalfWritten()
    {
        await using var node = await StoreNode.StartAsync(Store, settings: [("Journal:MinFreeBytes", "0")]);
        var file = node.Get<SqliteFile>();
        await node.Journal.AppendAsync(Drafts.Dossier(1, 1, "before"), default);
        file.Write(session => session.Connection.Execute("pragma max_page_count = 1"));

        JournalDraft[] group = [.. Enumerable.Range(2, 50).Select(i => Drafts.Dossier(i, 1, $"m{i}", bytes: 10_000))];
        var refused = Assert.Throws<JournalUnavailableException>(() => node.Get<IJournalStore>().Append(group));

        Assert.True(refused.IsFull);
        Assert.Equal(1, await ReadAsync<long>("select count(*) from journal"));
        Assert.Equal(1, await ReadAsync<long>("select count(*) from dossier"));
        Assert.Equal(1, (await node.Reader.HeadsAsync(default)).Sum());
        Assert.All(node.Get<IJournalStore>().Append(group), answer => Assert.IsType<AppendAnswer.Accepted>(answer));
    }

    [Fact]
    public async Task Journal_GroupFailsInTheMiddle_LeavesNothing()
    {
        await using var node = await StoreNode.StartAsync(Store);

        Assert.Throws<JournalUnavailableException>(() => node.Get<IJournalStore>().Append([Drafts.Dossier(1, 1, "a"), Drafts.Dossier(2, 1, "b") with { Payload = null! }]));

        Assert.Equal(0, await ReadAsync<long>("select (select count(*) from journal) + (select count(*) from dossier) + (select sum(head) from journal_partition)"));
    }

    // Cursors ride in the next append; when that fails they are written alone.
    [Fact]
    public async Task Journal_AppendFailsWithCursorsAboard_TheyArriveNevertheless()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var claim = await node.Delivery.ClaimAsync("portal", 3, "nút-thử", default);
        await node.Delivery.CommitAsync(new("portal", 3, claim.Epoch, 1), default);
        for (var seq = 2; seq < 20; seq++)
        {
            var moving = node.Delivery.CommitAsync(new("portal", 3, claim.Epoch, seq), default);
            Assert.Throws<JournalUnavailableException>(() => node.Get<IJournalStore>().Append([Drafts.Dossier(1, 1, "a") with { Payload = null! }]));
            Assert.True(await moving.WaitAsync(TimeSpan.FromSeconds(30)));
        }

        Assert.Equal(19, (await node.Delivery.ClaimAsync("portal", 3, "nút-thử", default)).Seq);
    }

    // F13
    [Fact]
    public async Task Journal_DiskNearlyFull_TakesNothingMore()
    {
        await using var node = await StoreNode.StartAsync(Store, settings: [("Journal:MinFreeBytes", long.MaxValue.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        await node.Get<JournalBounds>().MeasureAsync(default);

        Assert.True((await Assert.ThrowsAsync<JournalUnavailableException>(() => node.Journal.AppendAsync(Drafts.Dossier(1, 1, "a"), default))).IsFull);
    }
}
