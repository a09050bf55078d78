using System.Data.Common;
using Dapper;
using Npgsql;

namespace OneStop.IntegrationTests.Storage;

/// <summary>A schema of its own on the server that the environment names; the schema's name also marks the test's sessions.</summary>
public sealed class PostgresTestStore : ITestStore
{
    private const string Variable = "ONESTOP_TEST_POSTGRES";

    private readonly string server = Environment.GetEnvironmentVariable(Variable) ?? "";
    private readonly string name = $"test_{Guid.NewGuid():N}";

    public string Provider => "postgres";

    public string ConnectionString => With(_ => { });

    public string DisarmTriggers => "alter table audit disable trigger user; alter table audit_head disable trigger user;";

    public string With(Action<NpgsqlConnectionStringBuilder> change)
    {
        var text = new NpgsqlConnectionStringBuilder(server) { SearchPath = name, ApplicationName = name };
        change(text);
        return text.ConnectionString;
    }

    public DbConnection Connect() => new NpgsqlConnection(With(text => (text.Pooling, text.ApplicationName) = (false, "somebody else")));

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(server.Length == 0, $"Left out: the PostgreSQL store. {Variable} is not set; tests/run.sh starts a server and sets it.");
        await ExecuteAsync($"create schema {name}");
    }

    /// <summary>Ends the sessions of the test's nodes, as a restart of the server would; returns how many there were.</summary>
    public Task<int> EndSessionsAsync() =>
        ExecuteAsync($"select pg_terminate_backend(pid) from pg_stat_activity where application_name = '{name}'");

    public async ValueTask DisposeAsync()
    {
        if (server.Length > 0)
        {
            await ExecuteAsync($"drop schema if exists {name} cascade");
        }
    }

    private async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = Connect();
        return (await connection.QueryAsync(sql)).Count();
    }
}
