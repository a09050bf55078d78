using System.Collections;
using Npgsql;
using OneStop.Core.Access;
using OneStop.Storage;
using OneStop.Storage.Audit;

namespace OneStop.IntegrationTests.Storage;

public sealed class PostgresOutageTests : StorageSuite<PostgresTestStore>
{
    [Fact]
    public async Task Append_TwoNodesAtOnce_OneGaplessChain()
    {
        const int callers = 16;
        const int each = 20;
        await using var north = await StoreNode.StartAsync(Store);
        await using var south = await StoreNode.StartAsync(Store);

        await Task.WhenAll(Enumerable.Range(0, callers).SelectMany(_ => new[] { AppendAsync(north, "north", each), AppendAsync(south, "south", each) }));

        var order = (await north.Log.ReadAsync(0, CancellationToken.None).ToListAsync()).ConvertAll(row => row.Entry.Client);
        Assert.True(order.IndexOf("north") < order.LastIndexOf("south") && order.IndexOf("south") < order.LastIndexOf("north"), "They took no turns.");

        Assert.Equal(new AuditVerdict(2 * callers * each, null), await north.Verifier.VerifyAsync(CancellationToken.None));
    }

    // F19: the node is stopped between locking the head and writing.
    [Fact]
    public async Task Append_NodeFreezesWhileItHoldsTheHead_OthersGoOnAndNothingIsDoubled()
    {
        await using var healthy = await StoreNode.StartAsync(Store, time: TimeProvider.System);
        await using var frozen = await StoreNode.StartAsync(Store);
        await AppendAsync(healthy, 1);
        using var entries = new FreezingEntries(AuditCodec.Write(Entry("frozen")));
        var freezing = Task.Run(() => frozen.Get<IAuditStore>().Append(entries));
        entries.WaitUntilFrozen();

        var waited = 0;
        while (await RefusedAsync(healthy))
        {
            Assert.True(++waited < 30, "The frozen node still holds the head.");
        }

        Assert.True(waited > 0, "The head was not held at all.");
        entries.Thaw();
        await Assert.ThrowsAsync<StoreConflictException>(() => freezing);
        Assert.DoesNotContain("frozen", (await healthy.Log.ReadAsync(0, CancellationToken.None).ToListAsync()).Select(row => row.Entry.RequestId));
        Assert.Null((await healthy.Verifier.VerifyAsync(CancellationToken.None)).Break);
    }

    [Fact]
    public async Task Append_SessionsEndedMeanwhile_IsRepeatedInside()
    {
        await using var node = await StoreNode.StartAsync(Store);
        await AppendAsync(node, 1);

        Assert.NotEqual(0, await Store.EndSessionsAsync());

        Assert.Equal(2, await node.Trail.AppendAsync(Entry("after"), CancellationToken.None));
    }

    // F09
    [Fact]
    public async Task Append_ServerGone_IsRefusedAndHealsAlone()
    {
        await using var line = Relay();
        await using var node = await StartBehindAsync(line);
        await AppendAsync(node, 1);

        await line.CutAsync();
        Assert.True(await RefusedAsync(node));
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => node.Probe.ProbeAsync(CancellationToken.None));
        line.Mend();

        Assert.Equal(2, await node.Trail.AppendAsync(Entry("after"), CancellationToken.None));
        await node.Probe.ProbeAsync(CancellationToken.None);
        Assert.Equal(new AuditVerdict(2, null), await node.Verifier.VerifyAsync(CancellationToken.None));
    }

    // I2, F09: the rows are written, and the line breaks before the node hears of it.
    [Fact]
    public async Task Append_AnswerLost_IsWrittenOnce()
    {
        await using var line = Relay();
        await using var node = await StartBehindAsync(line);
        await AppendAsync(node, 2);

        line.LoseNextAnswer();
        Assert.Equal(3, await node.Trail.AppendAsync(Entry("doubted"), CancellationToken.None));

        Assert.Equal(4, await node.Trail.AppendAsync(Entry("after"), CancellationToken.None));
        Assert.Single(await node.Log.ReadAsync(0, CancellationToken.None).ToListAsync(), row => row.Entry.RequestId == "doubted");
        Assert.Equal(new AuditVerdict(4, null), await node.Verifier.VerifyAsync(CancellationToken.None));
    }

    // Two at a counter each: whoever was overtaken looks anew and goes on from there.
    [Fact]
    public async Task Append_OneAfterTheOtherOnTwoNodes_OneGaplessChain()
    {
        await using var north = await StoreNode.StartAsync(Store);
        await using var south = await StoreNode.StartAsync(Store);

        for (var i = 0; i < 5; i++)
        {
            await AppendAsync(north, "north", 1);
            await AppendAsync(south, "south", 2);
        }

        Assert.Equal(new AuditVerdict(15, null), await north.Verifier.VerifyAsync(CancellationToken.None));
    }

    // The head is one of the things that nobody may alter behind the hub's back, also while the hub knows what it was.
    [Fact]
    public async Task Append_HeadAlteredMeanwhile_IsRefusedUntilItStandsAgain()
    {
        await using var node = await StoreNode.StartAsync(Store);
        await AppendAsync(node, 2);

        await ExecuteAsync("create table kept as select seal from audit_head; update audit_head set seal = decode(repeat('00', 32), 'hex')");
        for (var i = 0; i < 2; i++)
        {
            var refused = await Assert.ThrowsAsync<AuditUnavailableException>(() => node.Trail.AppendAsync(Entry("x"), CancellationToken.None));
            Assert.Contains("another key", refused.Message, StringComparison.Ordinal);
        }

        await ExecuteAsync("update audit_head set seal = (select seal from kept)");
        Assert.Equal(3, await node.Trail.AppendAsync(Entry("after"), CancellationToken.None));
    }

    // F12
    [Theory]
    [InlineData("40001")]
    [InlineData("40P01")]
    public async Task Append_EverySecondTransactionRolledBack_IsRepeatedInside(string state)
    {
        await using var node = await StoreNode.StartAsync(Store);
        await ExecuteAsync($"""
            create sequence tries;
            create function fail_every_second() returns trigger language plpgsql as $$
            begin
              if nextval('tries') % 2 = 1 then raise exception using errcode = '{state}'; end if;
              return null;
            end $$;
            create trigger flaky before insert on audit for each statement execute function fail_every_second();
            """);

        await AppendAsync(node, 10);

        Assert.Equal(20, await ReadAsync<long>("select last_value from tries"));
        Assert.Equal(new AuditVerdict(10, null), await node.Verifier.VerifyAsync(CancellationToken.None));
    }

    // F14: what a node sees that was left on a replica.
    [Fact]
    public async Task Append_ServerTakesNoWrites_IsRefused()
    {
        await (await StoreNode.StartAsync(Store)).DisposeAsync();
        await using var node = StoreNode.Build("postgres", Store.With(text => text.Options = "-c default_transaction_read_only=on"));

        Assert.True(await RefusedAsync(node));
    }

    private TcpRelay Relay()
    {
        var server = new NpgsqlConnectionStringBuilder(Store.ConnectionString);
        return new(server.Host!, server.Port);
    }

    private async Task<StoreNode> StartBehindAsync(TcpRelay line)
    {
        var node = StoreNode.Build("postgres", Store.With(text => (text.Host, text.Port) = ("127.0.0.1", line.Port)));
        await node.StartAsync();
        return node;
    }

    private static async Task AppendAsync(StoreNode node, string client, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await node.Trail.AppendAsync(Entry($"{client}-{i}") with { Client = client }, CancellationToken.None);
        }
    }

    private static async Task<bool> RefusedAsync(StoreNode node)
    {
        try
        {
            await node.Trail.AppendAsync(Entry("meanwhile"), CancellationToken.None);
            return false;
        }
        catch (AuditUnavailableException)
        {
            return true;
        }
    }

    /// <summary>Stops whoever reads it, which the store does while it holds the head.</summary>
    private sealed class FreezingEntries(string entry) : IReadOnlyList<string>, IDisposable
    {
        private readonly ManualResetEventSlim frozen = new();
        private readonly ManualResetEventSlim thawed = new();

        public int Count => 1;

        public string this[int index]
        {
            get
            {
                frozen.Set();
                thawed.Wait();
                return entry;
            }
        }

        public void WaitUntilFrozen() => frozen.Wait();

        public void Thaw() => thawed.Set();

        public IEnumerator<string> GetEnumerator() => throw new NotSupportedException();

        IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException();

        public void Dispose()
        {
            thawed.Set();
            frozen.Dispose();
            thawed.Dispose();
        }
    }
}
