using System.Data.Common;
using Dapper;
using Npgsql;
using OneStop.Storage.Migrations;

namespace OneStop.Storage.Postgres;

internal sealed class PostgresSchema(NpgsqlDataSource source) : ISchema
{
    /// <summary>"ONESTOP" in ASCII: the same lock on every node.</summary>
    private const long Lock = 0x4F4E4553544F50;

    public IReadOnlyList<MigrationScript> Scripts { get; } = MigrationScript.Of("Postgres");

    public async Task<DbTransaction> BeginExclusiveAsync(CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await connection.ExecuteAsync(
                $"select pg_advisory_xact_lock({Lock})", transaction: transaction, commandTimeout: Migrator.PatienceSeconds);
            if (await connection.ExecuteScalarAsync<string>("show server_encoding", transaction: transaction) is not "UTF8")
            {
                throw new MigrationException("The database does not store text in UTF-8, so the access log could not be read back byte for byte. Create it with encoding 'UTF8'.");
            }

            return transaction;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
