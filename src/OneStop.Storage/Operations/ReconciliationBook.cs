using System.Data.Common;
using Dapper;
using OneStop.Core.Reconciliation;
using OneStop.Storage.Journal;

namespace OneStop.Storage.Operations;

internal sealed class ReconciliationBook(IDatabase database) : IReconciliationBook
{
    private const string InsertRun = """
        insert into reconciliation_run (id, destination, day_from, day_to, started_at, ended_at, ours, theirs, differing, healed, restored, error)
        values (@Id, @Destination, @from, @to, @startedAt, @endedAt, @ours, @theirs, @differing, @healed, @restored, @Error)
        """;

    private const string Upsert = """
        insert into reconciliation_difference
          (destination, code, day, cause, owner, error, our_status, their_status, first_seen, last_seen, heals, healed_at)
        values (@Destination, @Code, @Day, @Cause, @Owner, @Error, @OurStatus, @TheirStatus, @FirstSeen, @LastSeen, @Heals, @HealedAt)
        on conflict (destination, code) do update set
          day = excluded.day, cause = excluded.cause, owner = excluded.owner, error = excluded.error, our_status = excluded.our_status,
          their_status = excluded.their_status, last_seen = excluded.last_seen, heals = excluded.heals, healed_at = excluded.healed_at
        """;

    private const string Resolve = """
        delete from reconciliation_difference where destination = @Destination and day >= @from and day <= @to and last_seen < @startedAt
        """;

    private const string UpsertCount = """
        insert into reconciliation_count (system, day, received, told_by, at) values (@System, @day, @received, @ToldBy, @at)
        on conflict (system, day) do update set received = excluded.received, told_by = excluded.told_by, at = excluded.at
        """;

    public Task SaveAsync(ReconciliationRun run, IReadOnlyList<Difference> found, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => SaveAsync(connection, run, found), cancellationToken);

    public Task<IReadOnlyList<Difference>> DifferencesAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Difference>>(
            async connection => [.. (await connection.QueryAsync<DifferenceLine>(new CommandDefinition(
                $"{DifferenceLine.Select} where day >= @from and day <= @to order by first_seen, destination, code", Range(from, to), cancellationToken: cancellationToken)))
                .Select(line => line.Read())],
            cancellationToken);

    public Task<IReadOnlyList<ReconciliationRun>> RunsAsync(int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ReconciliationRun>>(
            async connection => [.. (await connection.QueryAsync<RunLine>(new CommandDefinition(
                $"{RunLine.Select} order by started_at desc, id desc limit @limit", new { limit }, cancellationToken: cancellationToken))).Select(line => line.Read())],
            cancellationToken);

    public Task SaveCountsAsync(IReadOnlyList<DayCount> counts, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.ExecuteAsync(UpsertCount, counts.Select(count => new
        {
            count.System,
            day = DossierDay.Write(count.Day),
            received = (long)count.Received,
            count.ToldBy,
            at = Instant.Of(count.At),
        })),
        cancellationToken);

    public Task<IReadOnlyList<DayCount>> CountsAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<DayCount>>(
            async connection => [.. (await connection.QueryAsync<(string System, string Day, long Received, string ToldBy, long At)>(new CommandDefinition(
                "select system, day, received, told_by, at from reconciliation_count where day >= @from and day <= @to order by day, system",
                Range(from, to),
                cancellationToken: cancellationToken)))
                .Select(line => new DayCount(line.System, DossierDay.Read(line.Day)!.Value, (int)line.Received, line.ToldBy, Instant.At(line.At)))],
            cancellationToken);

    private static async Task<int> SaveAsync(DbConnection connection, ReconciliationRun run, IReadOnlyList<Difference> found)
    {
        var parameters = new
        {
            run.Id,
            run.Destination,
            from = DossierDay.Write(run.From),
            to = DossierDay.Write(run.To),
            startedAt = Instant.Of(run.StartedAt),
            endedAt = Instant.Of(run.EndedAt),
            ours = (long)run.Ours,
            theirs = (long)run.Theirs,
            differing = (long)run.Differing,
            healed = (long)run.Healed,
            restored = run.Restored ? 1L : 0L,
            run.Error,
        };
        await connection.ExecuteAsync(InsertRun, parameters);
        await connection.ExecuteAsync(Upsert, found.Select(DifferenceLine.Of));
        return run.Error is null ? await connection.ExecuteAsync(Resolve, parameters) : 0;
    }

    private static object Range(DateOnly from, DateOnly to) => new { from = DossierDay.Write(from), to = DossierDay.Write(to) };
}
