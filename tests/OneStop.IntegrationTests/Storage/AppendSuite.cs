using OneStop.Core.Access;
using OneStop.Storage;

namespace OneStop.IntegrationTests.Storage;

/// <summary>I5: a row is durable before anybody acts on it. I9: no row, no action.</summary>
public abstract class AppendSuite<TStore> : StorageSuite<TStore>
    where TStore : ITestStore, new()
{
    [Fact]
    public async Task Append_Entry_ReadsBackAsWritten()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var attempt = Entry("một-yêu-cầu") with { LegalBasis = "H'Hen Nie\u0302 \"&<>\\ \u0001 \U0001F4C4" };
        var outcome = attempt with { Event = AuditEvent.Outcome, Outcome = "refused", Error = "operation-not-in-plan", ElapsedMs = 12.5 };

        Assert.Equal(1, await node.Trail.AppendAsync(attempt, CancellationToken.None));
        Assert.Equal(2, await node.Trail.AppendAsync(outcome, CancellationToken.None));

        var rows = await node.Log.ReadAsync(0, CancellationToken.None).ToListAsync();
        Assert.Equivalent(new[] { new AuditRow(1, attempt), new AuditRow(2, outcome) }, rows, strict: true);
        Assert.Equal(outcome.RequestId, Assert.Single(await node.Log.ReadAsync(1, CancellationToken.None).ToListAsync()).Entry.RequestId);
    }

    [Fact]
    public async Task Append_TextWithNul_IsWrittenWithoutIt()
    {
        await using var node = await StoreNode.StartAsync(Store);

        await node.Trail.AppendAsync(Entry("r") with { LegalBasis = "a\0b" }, CancellationToken.None);

        Assert.Equal("a\ufffdb", (await node.Log.ReadAsync(0, CancellationToken.None).SingleAsync()).Entry.LegalBasis);
    }

    [Fact]
    public async Task Append_Entry_CanBeFoundByDossier()
    {
        await using var node = await StoreNode.StartAsync(Store);
        await node.Trail.AppendAsync(Entry("wanted"), CancellationToken.None);
        await node.Trail.AppendAsync(Entry("other") with { Dossier = "H49.14-261122-0002" }, CancellationToken.None);

        Assert.Equal("wanted", await ReadAsync<string>("select request_id from audit where dossier = 'H49.14-261122-0001'"));
        Assert.Equal("2026-11-22T01:30:00.0000000Z", await ReadAsync<string>("select at from audit where seq = 1"));
    }

    [Fact]
    public async Task Append_ManyCallersAtOnce_NumbersAreGaplessAndEachHasItsOwn()
    {
        const int callers = 64;
        const int each = 100;
        await using var node = await StoreNode.StartAsync(Store);

        var numbers = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => AppendManyAsync(node, $"caller-{caller}", each)));

        var rows = await node.Log.ReadAsync(0, CancellationToken.None).ToListAsync();
        Assert.Equal(Enumerable.Range(1, callers * each).Select(n => (long)n), rows.Select(row => row.Seq));
        Assert.All(numbers.SelectMany(n => n), written => Assert.Equal(written.RequestId, rows[(int)written.Seq - 1].Entry.RequestId));
        Assert.Equal(new AuditVerdict(callers * each, null), await node.Verifier.VerifyAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Append_AfterRestart_ContinuesTheChain()
    {
        await using (var first = await StoreNode.StartAsync(Store))
        {
            await AppendAsync(first, 3);
        }

        await using var second = await StoreNode.StartAsync(Store);
        Assert.Equal(4, await second.Trail.AppendAsync(Entry("after"), CancellationToken.None));
        Assert.Equal(new AuditVerdict(4, null), await second.Verifier.VerifyAsync(CancellationToken.None));
    }

    // F13, F14
    [Fact]
    public async Task Append_StoreFails_IsRefusedAndHealsAlone()
    {
        await using var node = await StoreNode.StartAsync(Store);
        await AppendAsync(node, 1);

        await ExecuteAsync("alter table audit rename to audit_elsewhere");
        await Assert.ThrowsAsync<AuditUnavailableException>(() => node.Trail.AppendAsync(Entry("lost"), CancellationToken.None));
        await ExecuteAsync("alter table audit_elsewhere rename to audit");

        Assert.Equal(2, await node.Trail.AppendAsync(Entry("kept"), CancellationToken.None));
        Assert.Equal(new AuditVerdict(2, null), await node.Verifier.VerifyAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Append_NodeWithAnotherKey_IsRefused()
    {
        await using var node = await StoreNode.StartAsync(Store);
        await using var stranger = await StoreNode.StartAsync(Store, new AuditSeal(new byte[32]));
        await AppendAsync(node, 1);

        var refused = await Assert.ThrowsAsync<AuditUnavailableException>(() => stranger.Trail.AppendAsync(Entry("x"), CancellationToken.None));

        Assert.Contains("another key", refused.Message, StringComparison.Ordinal);
        Assert.Equal(new AuditVerdict(1, null), await node.Verifier.VerifyAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Verify_WhileOthersAppend_FindsTheChainWhole()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var appending = AppendManyAsync(node, "busy", 100);

        while (!appending.IsCompleted)
        {
            Assert.Null((await node.Verifier.VerifyAsync(CancellationToken.None)).Break);
        }

        Assert.Equal(100, (await appending).Count);
    }

    private protected static async Task<List<(long Seq, string RequestId)>> AppendManyAsync(StoreNode node, string caller, int count)
    {
        var written = new List<(long, string)>();
        for (var i = 0; i < count; i++)
        {
            var id = $"{caller}-{i}";
            written.Add((await node.Trail.AppendAsync(Entry(id), CancellationToken.None), id));
        }

        return written;
    }
}
