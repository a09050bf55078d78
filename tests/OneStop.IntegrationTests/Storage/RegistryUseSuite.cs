using OneStop.Core.Access;
using OneStop.Core.Dossiers;

namespace OneStop.IntegrationTests.Storage;

/// <summary>The reuse marks of a dossier come from here: only what was found, only for this dossier.</summary>
public abstract class RegistryUseSuite<TStore> : StorageSuite<TStore>
    where TStore : ITestStore, new()
{
    [Fact]
    public async Task FoundFor_Dossier_NamesEachRegistryThatFoundOnce()
    {
        await using var node = await StoreNode.StartAsync(Store);
        await WriteAsync(node, Ended("population", "found"));
        await WriteAsync(node, Ended("population", "found"));
        await WriteAsync(node, Ended("enterprise", "not-found"));
        await WriteAsync(node, Ended("enterprise", "found") with { Dossier = "H49.14-261122-0002" });
        await WriteAsync(node, Ended("civil-status", "found"));
        await WriteAsync(node, Entry("attempt") with { Registry = "enterprise" });

        var use = node.Get<IRegistryUse>();
        Assert.Equal(["civil-status", "population"], await use.FoundForAsync(Code("H49.14-261122-0001"), CancellationToken.None));
        Assert.Equal(["enterprise"], await use.FoundForAsync(Code("H49.14-261122-0002"), CancellationToken.None));
        Assert.Empty(await use.FoundForAsync(Code("H49.14-261122-0003"), CancellationToken.None));
    }

    [Fact]
    public async Task FoundFor_AfterAFailure_WorksAgain()
    {
        await using var node = await StoreNode.StartAsync(Store);
        var use = node.Get<IRegistryUse>();
        await WriteAsync(node, Ended("population", "found"));
        Assert.Single(await use.FoundForAsync(Code("H49.14-261122-0001"), CancellationToken.None));

        await ExecuteAsync("alter table audit rename to audit_elsewhere");
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => use.FoundForAsync(Code("H49.14-261122-0001"), CancellationToken.None));
        await ExecuteAsync("alter table audit_elsewhere rename to audit");

        Assert.Single(await use.FoundForAsync(Code("H49.14-261122-0001"), CancellationToken.None));
    }

    private static Task<long> WriteAsync(StoreNode node, AuditEntry entry) => node.Trail.AppendAsync(entry, CancellationToken.None);

    private static AuditEntry Ended(string registry, string outcome) =>
        Entry("r") with { Event = AuditEvent.Outcome, Registry = registry, Outcome = outcome, ElapsedMs = 1 };

    private static DossierCode Code(string text) => DossierCode.TryParse(text, out var code, out _) ? code : throw new InvalidOperationException();
}
