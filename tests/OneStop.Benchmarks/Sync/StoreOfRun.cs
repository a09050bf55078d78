using Npgsql;
using OneStop.Benchmarks.Baselines;

namespace OneStop.Benchmarks.Sync;

/// <summary>SQLite in the run's folder, or a PostgreSQL server with a schema for each hub; the schemas go with the run.</summary>
internal sealed class StoreOfRun(string? server) : IAsyncDisposable
{
    private const string Variable = "ONESTOP_TEST_POSTGRES";

    private readonly List<string> schemas = [];

    public string Name => server is null ? "SQLite" : "PostgreSQL";

    /// <summary>Whether several nodes can work on it.</summary>
    public bool IsShared => server is not null;

    public static IReadOnlyList<StoreOfRun> All =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server ? [new(null), new(server)] : [new(null)];

    /// <summary>The hub's settings, with a schema of its own.</summary>
    public async Task<string[]> SettingsAsync(string name) =>
        server is null ? [] : ["--Storage:Provider=postgres", $"--Storage:ConnectionString={await SchemaAsync(name)}"];

    public async Task<IBareStore> BareAsync(string folder) => server is null ? new BareSqlite(folder) : new BarePostgres(await SchemaAsync("bare"));

    /// <summary>
    /// Lets the server write what is left of earlier turns: its next checkpoint would fall on whoever has the turn then. SQLite leaves nothing.
    /// </summary>
    public Task SettleAsync() => server is null ? Task.CompletedTask : RunAsync("checkpoint");

    public async ValueTask DisposeAsync()
    {
        foreach (var schema in schemas)
        {
            await RunAsync($"drop schema {schema} cascade");
        }
    }

    private async Task<string> SchemaAsync(string name)
    {
        var schema = $"benchmark_{name}_{Guid.NewGuid():N}"[..40];
        await RunAsync($"create schema {schema}");
        schemas.Add(schema);
        return new NpgsqlConnectionStringBuilder(server) { SearchPath = schema }.ConnectionString;
    }

    private async Task RunAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(server!);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
