using System.Globalization;
using Dapper;
using Npgsql;

namespace OneStop.IntegrationTests.Proof;

/// <summary>
/// PostgreSQL under contention. A tenth of the transactions that write to the given tables, at one of their first statements, and of the
/// commits that touch partition 0, are ended with a serialisation failure or a deadlock, drawn by the seed from the transaction's number; and
/// somebody else locks rows in the opposite order, so that the server finds deadlocks of its own.
/// </summary>
internal sealed class Contention : IAsyncDisposable
{
    private const string Codes = "'40001', '40P01'";

    private readonly NpgsqlDataSource source;
    private readonly CancellationTokenSource stop = new();
    private readonly Random draw;
    private readonly long deadlocksBefore;
    private Task intruding = Task.CompletedTask;

    private Contention(NpgsqlDataSource source, int seed, long deadlocksBefore) =>
        (this.source, draw, this.deadlocksBefore) = (source, new Random(seed), deadlocksBefore);

    private int GaveWay { get; set; }

    /// <param name="locked">A table whose rows are locked in the opposite order, by their <c>part</c>; null for none.</param>
    public static async Task<Contention> StartAsync(string connectionString, int seed, string[] tables, string? locked = null)
    {
        var server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "somebody else", MaxPoolSize = 3 });
        await using var connection = await server.OpenConnectionAsync();
        await connection.ExecuteAsync(Faults(seed));
        foreach (var table in tables)
        {
            await connection.ExecuteAsync(
                $"create trigger contention before insert or update or delete on {table} for each statement execute function contention()");
        }

        await connection.ExecuteAsync(
            "create constraint trigger contention_at_commit after update on journal_partition deferrable initially deferred for each row when (new.part = 0) execute function contention()");
        var contention = new Contention(server, seed, await DeadlocksAsync(connection));
        contention.intruding = locked is null ? Task.CompletedTask : Task.Run(() => contention.IntrudeAsync(locked));
        return contention;
    }

    /// <summary>The server looks for deadlocks at once, where the user may ask it to; else after its usual second.</summary>
    public static async Task<string> ImpatientAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        return await connection.ExecuteScalarAsync<string>("show is_superuser") == "on" ? $"{connectionString};Options=-c deadlock_timeout=20ms" : connectionString;
    }

    /// <summary>After the hub's end.</summary>
    public async Task<Rollbacks> CountAsync()
    {
        await stop.CancelAsync();
        await intruding;
        await using var connection = await source.OpenConnectionAsync();
        var (statements, serialisation, deadlock) = await connection.QuerySingleAsync<(long, long, long)>("""
            select (select last_value from contention_statement), (select last_value from contention_40001) - 1, (select last_value from contention_40P01) - 1
            """);
        return new(statements, serialisation, deadlock, await DeadlocksAsync(connection) - deadlocksBefore, GaveWay);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAny(intruding);
        await source.DisposeAsync();
        stop.Dispose();
    }

    // What a sequence gave out stays so when the transaction is rolled back.
    private static string Faults(int seed) => string.Create(CultureInfo.InvariantCulture, $"""
        create sequence contention_statement;
        create sequence contention_40001;
        create sequence contention_40P01;
        select nextval('contention_40001'), nextval('contention_40P01');
        create function contention() returns trigger language plpgsql as $$
        declare
          -- A commit is drawn for by itself.
          _drawn bigint := hashint8extended(pg_current_xact_id()::text::bigint, {seed} + (tg_when = 'AFTER')::int);
          _code text := (array[{Codes}])[1 + (_drawn >> 20 & 1)];
          _nth bigint := coalesce(nullif(current_setting('contention.nth', true), ''), '0')::bigint;
        begin
          perform nextval('contention_statement'), set_config('contention.nth', (_nth + 1)::text, true);
          if (_drawn & 1023) < 102 and (_nth = (array[0, 0, 0, 0, 1, 1, 2, 5])[1 + (_drawn >> 24 & 7)] or tg_when = 'AFTER') then
            perform nextval('contention_' || _code);
            raise exception 'contention' using errcode = _code;
          end if;
          return null;
        end
        $$;
        """);

    private static Task<long> DeadlocksAsync(NpgsqlConnection connection) =>
        connection.ExecuteScalarAsync<long>("select deadlocks from pg_stat_database where datname = current_database()");

    /// <summary>Locks two rows, the higher one first, for as long as the hub has time to hold the lower one and want the higher.</summary>
    private async Task IntrudeAsync(string table)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(stop.Token);
                await using var transaction = await connection.BeginTransactionAsync(stop.Token);
                await LockAsync(connection, table, 8 + draw.Next(8));
                await Task.Delay(draw.Next(30), stop.Token);
                await LockAsync(connection, table, draw.Next(8));
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DeadlockDetected)
            {
                GaveWay++;
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private Task<int> LockAsync(NpgsqlConnection connection, string table, int part) => connection.ExecuteAsync(
        new CommandDefinition($"select 1 from {table} where part = @part for update", new { part }, cancellationToken: stop.Token));
}

/// <param name="Real">Deadlocks that the server found by itself.</param>
/// <param name="GaveWay">Of those, in which the somebody else had to give way.</param>
internal sealed record Rollbacks(long Statements, long Serialisation, long Deadlock, long Real, int GaveWay)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"statements {Statements}, of them ended by 40001 {Serialisation}, by 40P01 {Deadlock}; deadlocks that the server found {Real} (another's turn {GaveWay})");
}
