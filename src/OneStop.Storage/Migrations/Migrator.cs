using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Logging;

namespace OneStop.Storage.Migrations;

/// <summary>Brings the schema up to date: each script once, in order, in one transaction of its own under an exclusive lock.</summary>
internal sealed partial class Migrator(ISchema schema, TimeProvider time, ILogger<Migrator> logger)
{
    /// <summary>How long a node waits for another one's migrations, or for its own.</summary>
    public const int PatienceSeconds = 600;

    private const string Record = "create table if not exists schema_version "
        + "(version bigint primary key, name text not null, checksum text not null, applied_at text not null)";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await ApplyNextAsync(cancellationToken))
        {
            // What is left is asked again under the next lock: another node may be at work.
        }
    }

    private async Task<bool> ApplyNextAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await schema.BeginExclusiveAsync(cancellationToken);
        await using var connection = transaction.Connection!;
        await connection.ExecuteAsync(Record, transaction: transaction);
        var applied = await connection.QueryAsync<AppliedMigration>(
            "select version, name, checksum from schema_version", transaction: transaction);
        if (Pending(schema.Scripts, [.. applied]) is not { } next)
        {
            await transaction.CommitAsync(cancellationToken);
            return false;
        }

        await ApplyAsync(connection, transaction, next);
        await transaction.CommitAsync(cancellationToken);
        Applied(logger, next.Name);
        return true;
    }

    private async Task ApplyAsync(DbConnection connection, DbTransaction transaction, MigrationScript next)
    {
        try
        {
            await connection.ExecuteAsync(next.Sql, transaction: transaction, commandTimeout: PatienceSeconds);
        }
        catch (DbException e)
        {
            throw new MigrationException($"Migration {next.Name} failed and was rolled back whole: {e.Message}", e);
        }

        await connection.ExecuteAsync(
            "insert into schema_version (version, name, checksum, applied_at) values (@Version, @Name, @Checksum, @AppliedAt)",
            new { next.Version, next.Name, next.Checksum, AppliedAt = time.GetUtcNow().ToString("O") },
            transaction);
    }

    /// <summary>The next script to run; null when there is none. Refuses a store that another version of the hub has made.</summary>
    internal static MigrationScript? Pending(IReadOnlyList<MigrationScript> scripts, IReadOnlyList<AppliedMigration> applied)
    {
        var known = scripts.ToDictionary(script => (long)script.Version);
        foreach (var past in applied)
        {
            if (!known.Remove(past.Version, out var script))
            {
                throw new MigrationException(
                    $"The store has migration {past.Name}, which this version of the hub does not know: it was made by a newer one. Start that version, or restore the store from before the upgrade.");
            }

            if (script.Checksum != past.Checksum)
            {
                throw new MigrationException(
                    $"Migration {past.Name} was changed after the store had run it. An applied script is never edited: restore it and add a new one.");
            }
        }

        return known.Values.MinBy(script => script.Version);
    }

    [LoggerMessage(1, LogLevel.Information, "Migration {Name} applied")]
    private static partial void Applied(ILogger logger, string name);
}
