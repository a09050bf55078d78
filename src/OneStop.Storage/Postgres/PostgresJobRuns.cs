using Dapper;
using Npgsql;
using OneStop.Core.Jobs;

namespace OneStop.Storage.Postgres;

internal sealed class PostgresJobRuns(NpgsqlDataSource source) : IJobRuns
{
    private const string Begin = """
        delete from job_run where job = @job and begun_at < now() - interval '100 days';
        insert into job_run (job, run_key) values (@job, @runKey) on conflict do nothing returning 1;
        """;

    public async Task<bool> TryBeginAsync(string job, string runKey, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int?>(new CommandDefinition(Begin, new { job, runKey }, cancellationToken: cancellationToken)) == 1;
    }
}
