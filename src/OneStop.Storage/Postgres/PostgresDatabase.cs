using System.Data.Common;
using Dapper;
using Npgsql;

namespace OneStop.Storage.Postgres;

internal sealed class PostgresDatabase(NpgsqlDataSource source) : IDatabase
{
    private const int Tries = 3;

    // A node frozen in the middle must not keep its locks.
    private const string Guard = """
        select set_config('idle_in_transaction_session_timeout', '2000', true),
               case current_setting('synchronous_commit') when 'off' then set_config('synchronous_commit', 'on', true) end
        """;

    public long? FreeBytes => null;

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await work(connection);
    }

    public async Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryWriteAsync(work, cancellationToken);
            }
            catch (PostgresException e) when (attempt < Tries && PostgresErrors.IsRolledBack(e))
            {
                // Deadlock or serialisation failure: rolled back whole, and the same again may succeed.
            }
        }
    }

    private async Task<T> TryWriteAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(Guard);
        var result = await work(connection);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }
}
