using System.Data.Common;
using Dapper;
using OneStop.Core.Access;

namespace OneStop.IntegrationTests.Storage;

/// <summary>What every test on a store starts from. Each suite runs unchanged on both stores.</summary>
public abstract class StorageSuite<TStore> : IAsyncLifetime
    where TStore : ITestStore, new()
{
    protected TStore Store { get; } = new();

    public ValueTask InitializeAsync() => Store.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task ExecuteAsync(string sql)
    {
        await using var connection = Store.Connect();
        await connection.ExecuteAsync(sql);
    }

    protected async Task<T?> ReadAsync<T>(string sql)
    {
        await using DbConnection connection = Store.Connect();
        return await connection.ExecuteScalarAsync<T>(sql);
    }

    protected static AuditEntry Entry(string requestId) => new(
        AuditEvent.Attempt,
        new DateTimeOffset(2026, 11, 22, 8, 30, 0, TimeSpan.FromHours(7)),
        requestId,
        Attempt: 1,
        Client: "cong-dich-vu-thu",
        Officer: "CB-THU-01",
        Unit: "H49.14",
        Dossier: "H49.14-261122-0001",
        Procedure: "1.001193",
        LegalBasis: "Nghị định 123/2015/NĐ-CP, Điều 16",
        Registry: "population",
        Operation: "TraCuuThongTinCongDan",
        Subject: "0123456789abcdef0123456789abcdef",
        Fields: ["person.full-name", "person.birth-date"]);

    private protected static async Task AppendAsync(StoreNode node, int count)
    {
        for (var i = 1; i <= count; i++)
        {
            await node.Trail.AppendAsync(Entry($"request-{i}"), CancellationToken.None);
        }
    }
}
