using System.Data.Common;
using Microsoft.Extensions.Logging.Abstractions;
using OneStop.Core.Access;
using OneStop.Storage.Migrations;

namespace OneStop.IntegrationTests.Storage;

public abstract class MigrationSuite<TStore> : StorageSuite<TStore>
    where TStore : ITestStore, new()
{
    [Fact]
    public async Task Start_ManyNodesAtOnce_EachScriptRunsOnce()
    {
        var starts = Enumerable.Range(0, 8).Select(_ => Task.Run(() => StoreNode.StartAsync(Store))).ToArray();
        var nodes = await Task.WhenAll(starts);

        await nodes[3].Trail.AppendAsync(Entry("first"), CancellationToken.None);
        Assert.Equal(new AuditVerdict(1, null), await nodes[5].Verifier.VerifyAsync(CancellationToken.None));
        Assert.Equal(nodes[0].Get<ISchema>().Scripts.Count, await ReadAsync<long>("select count(*) from schema_version"));
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task Start_AppliedScriptWasChanged_FailsNamingIt()
    {
        await (await StoreNode.StartAsync(Store)).DisposeAsync();
        await ExecuteAsync("update schema_version set checksum = 'other' where version = 1");

        var failed = await Assert.ThrowsAsync<MigrationException>(() => StoreNode.StartAsync(Store));

        Assert.Contains("0001_audit.sql was changed", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_StoreOfANewerVersion_FailsNamingTheScript()
    {
        await (await StoreNode.StartAsync(Store)).DisposeAsync();
        await ExecuteAsync("insert into schema_version (version, name, checksum, applied_at) values (9999, '9999_future.sql', 'x', 'x')");

        var failed = await Assert.ThrowsAsync<MigrationException>(() => StoreNode.StartAsync(Store));

        Assert.Contains("9999_future.sql", failed.Message, StringComparison.Ordinal);
    }

    // F45
    [Fact]
    public async Task Run_ScriptBreaksHalfWay_NothingOfItStaysAndTheNextRunResumes()
    {
        await using var node = StoreNode.Build(Store.Provider, Store.ConnectionString);
        var first = new MigrationScript(1, "0001_first.sql", "create table first (id integer)");
        var broken = new MigrationScript(2, "0002_second.sql", "create table second (id integer); create table first (id integer)");
        var whole = broken with { Sql = "create table second (id integer)" };

        var failed = await Assert.ThrowsAsync<MigrationException>(() => MigratorOf(node, first, broken).RunAsync(CancellationToken.None));
        Assert.Contains("0002_second.sql", failed.Message, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync("select count(*) from second"));
        Assert.Equal(1, await ReadAsync<long>("select max(version) from schema_version"));

        await MigratorOf(node, first, whole).RunAsync(CancellationToken.None);
        await ExecuteAsync("select count(*) from second");
        Assert.Equal(2, await ReadAsync<long>("select max(version) from schema_version"));
    }

    private static Migrator MigratorOf(StoreNode node, params MigrationScript[] scripts) =>
        new(new SchemaWith(node.Get<ISchema>(), scripts), TimeProvider.System, NullLogger<Migrator>.Instance);

    private sealed class SchemaWith(ISchema inner, IReadOnlyList<MigrationScript> scripts) : ISchema
    {
        public IReadOnlyList<MigrationScript> Scripts => scripts;

        public Task<DbTransaction> BeginExclusiveAsync(CancellationToken cancellationToken) => inner.BeginExclusiveAsync(cancellationToken);
    }
}
