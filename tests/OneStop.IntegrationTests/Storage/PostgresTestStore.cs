using System.Data.Common;
using Dapper;
using Npgsql;

namespace OneStop.IntegrationTests.Storage;

public sealed class PostgresTestStore : ITestStore
{
    private const string Variable = "ONESTOP_TEST_POSTGRES";

    private readonly string server = Environment.GetEnvironmentVariable(Variable) ?? "";

    public string Database { get; } = $"test_{Guid.NewGuid():N}";

    public string Provider => "postgres";

    public string ConnectionString => new NpgsqlConnectionStringBuilder(server) { Database = Database }.ConnectionString;

    public string DisarmTriggers => "alter table audit disable trigger user; alter table audit_head disable trigger user;";

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(server.Length == 0, $"Left out: the PostgreSQL store. {Variable} is not set; tests/run.sh starts a server and sets it.");
        await OnServerAsync($"create database {Database}");
    }

    public DbConnection Connect() => new NpgsqlConnection($"{ConnectionString};Pooling=False");

    public async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{server};Pooling=False");
        await connection.ExecuteAsync(sql);
    }

    /// <summary>Ends every session on the database, as a restart of the server would.</summary>
    public Task EndSessionsAsync() =>
        OnServerAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{Database}'");

    public async ValueTask DisposeAsync()
    {
        if (server.Length > 0)
        {
            await OnServerAsync($"drop database if exists {Database} with (force)");
        }
    }
}
