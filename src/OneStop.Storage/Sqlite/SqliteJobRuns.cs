using Dapper;
using OneStop.Core.Jobs;

namespace OneStop.Storage.Sqlite;

internal sealed class SqliteJobRuns(SqliteFile file) : IJobRuns
{
    private const string Forget = "delete from job_run where job = @job and begun_at < datetime('now', '-100 days')";
    private const string Begin = "insert into job_run (job, run_key) values (@job, @runKey) on conflict do nothing";

    // The write blocks until it is on the disk.
    public Task<bool> TryBeginAsync(string job, string runKey, CancellationToken cancellationToken) => Task.Run(
        () => file.Write(writer =>
        {
            writer.Connection.Execute(Forget, new { job });
            return writer.Connection.Execute(Begin, new { job, runKey }) == 1;
        }),
        cancellationToken);
}
