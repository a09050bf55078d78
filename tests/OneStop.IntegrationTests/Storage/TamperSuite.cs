using System.Data.Common;
using OneStop.Core.Access;
using OneStop.Storage;
using OneStop.Storage.Audit;

namespace OneStop.IntegrationTests.Storage;

/// <summary>F47: somebody who can write to the database, but has no key, is found out, and the first broken row is named.</summary>
public abstract class TamperSuite<TStore> : StorageSuite<TStore>
    where TStore : ITestStore, new()
{
    private const int Rows = 10;

    [Theory]
    [InlineData("update audit set hash = hash")]
    [InlineData("update audit set entry = '{}' where seq = 4")]
    [InlineData("delete from audit where seq = 10")]
    [InlineData("delete from audit_head")]
    public async Task Change_WithTriggersInPlace_IsRefused(string sql)
    {
        await using var node = await WrittenAsync();

        var refused = await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync(sql));

        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update audit set entry = replace(entry, 'request-4', 'request-x') where seq = 4", 4, AuditBreakKind.Edited)]
    [InlineData("update audit set hash = (select hash from audit where seq = 3) where seq = 4", 4, AuditBreakKind.Edited)]
    [InlineData("update audit set entry = entry || ' ' where seq = 10", 10, AuditBreakKind.Edited)]
    [InlineData("delete from audit where seq = 1", 1, AuditBreakKind.Removed)]
    [InlineData("delete from audit where seq in (4, 8)", 4, AuditBreakKind.Removed)]
    [InlineData(
        "delete from audit where seq = 4; update audit set seq = seq + 1000 where seq > 4; update audit set seq = seq - 1001 where seq > 1000",
        4,
        AuditBreakKind.Removed)]
    [InlineData(
        "update audit set seq = seq + 1000 where seq in (4, 7); update audit set seq = 7 where seq = 1004; update audit set seq = 4 where seq = 1007",
        4,
        AuditBreakKind.Reordered)]
    [InlineData(
        "update audit set seq = seq + 1000 where seq > 8; update audit set seq = 10 where seq = 1009; update audit set seq = 9 where seq = 1010",
        9,
        AuditBreakKind.Reordered)]
    [InlineData(
        "update audit set seq = seq + 1000 where seq > 4; update audit set seq = seq - 999 where seq > 1000; insert into audit (seq, hash, entry) select 5, hash, entry from audit where seq = 2",
        5,
        AuditBreakKind.Inserted)]
    [InlineData("insert into audit (seq, hash, entry) select 11, hash, entry from audit where seq = 2", 11, AuditBreakKind.Inserted)]
    [InlineData("delete from audit where seq > 8", 9, AuditBreakKind.TailCut)]
    [InlineData("delete from audit", 1, AuditBreakKind.TailCut)]
    [InlineData(
        "delete from audit where seq > 8; update audit_head set seq = 8, hash = (select hash from audit where seq = 8)",
        9,
        AuditBreakKind.Head)]
    [InlineData("delete from audit_head", 11, AuditBreakKind.Head)]
    public async Task Verify_RowsTamperedWith_NamesTheFirstBrokenRow(string sql, long seq, AuditBreakKind kind)
    {
        await using var node = await WrittenAsync();

        await ExecuteAsync(Store.DisarmTriggers + sql);

        Assert.Equal(new AuditVerdict(seq - 1, new AuditBreak(seq, kind)), await node.Verifier.VerifyAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Verify_UntouchedLog_IsWhole()
    {
        await using var node = await WrittenAsync();

        Assert.Equal(new AuditVerdict(Rows, null), await node.Verifier.VerifyAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Verify_EmptyLog_IsWhole()
    {
        await using var node = await StoreNode.StartAsync(Store);

        Assert.Equal(new AuditVerdict(0, null), await node.Verifier.VerifyAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Verify_WithAnotherKey_BreaksAtTheFirstRow()
    {
        await using var stranger = await StoreNode.StartAsync(Store, new AuditSeal(new byte[32]));
        await using var node = await WrittenAsync();

        Assert.Equal(new AuditBreak(1, AuditBreakKind.Edited), (await stranger.Verifier.VerifyAsync(CancellationToken.None)).Break);
    }

    [Fact]
    public async Task Start_WithAnotherKey_IsRefusedOnceThereAreRows()
    {
        await using var node = await WrittenAsync();

        var refused = await Assert.ThrowsAsync<AuditKeyException>(() => StoreNode.StartAsync(Store, new AuditSeal(new byte[32])));

        Assert.Contains("audit-seal.key", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HasRows_TellsAnUnwrittenLogFromAWrittenOne()
    {
        await using var before = StoreNode.Build(Store.Provider, Store.ConnectionString);
        Assert.False(before.Get<IAuditPresence>().HasRows);
        await using var node = await StoreNode.StartAsync(Store);
        Assert.False(node.Get<IAuditPresence>().HasRows);
        await AppendAsync(node, 1);
        Assert.True(node.Get<IAuditPresence>().HasRows);
    }

    [Fact]
    public async Task Read_RowThatHoldsNoEntry_NamesIt()
    {
        await using var node = await WrittenAsync();
        await ExecuteAsync(Store.DisarmTriggers + "update audit set entry = '{\"at\":1}' where seq = 4");

        var broken = await Assert.ThrowsAsync<InvalidDataException>(async () => await node.Log.ReadAsync(0, CancellationToken.None).ToListAsync());

        Assert.Contains("Row 4", broken.Message, StringComparison.Ordinal);
    }

    private async Task<StoreNode> WrittenAsync()
    {
        var node = await StoreNode.StartAsync(Store);
        await AppendAsync(node, Rows);
        return node;
    }
}
