using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace OneStop.Storage.Journal;

/// <summary>Lays a new journal out, and refuses to start on one that is laid out otherwise: its streams would change their partitions.</summary>
internal sealed class JournalLayout(IDatabase database, IOptions<JournalOptions> options) : IHostedLifecycleService
{
    public const string AddPartition = "insert into journal_partition (part) values (@part) on conflict do nothing";

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var wanted = options.Value.Partitions;
        var found = await database.WriteAsync(
            async connection =>
            {
                await connection.ExecuteAsync("insert into journal_layout (id, partitions) values (1, @wanted) on conflict do nothing", new { wanted });
                await connection.ExecuteAsync(AddPartition, Enumerable.Range(0, wanted).Select(part => new { part }));
                return await connection.ExecuteScalarAsync<int>("select partitions from journal_layout");
            },
            cancellationToken);
        if (found != wanted)
        {
            throw new JournalLayoutException(
                $"The journal is laid out in {found} partitions, but {JournalOptions.PartitionsKey} says {wanted}. Set it back to {found}. "
                + $"To change it, drain the journal first (every destination up to date, nothing held), stop all nodes, and change it with the verb: partitions {wanted}");
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
