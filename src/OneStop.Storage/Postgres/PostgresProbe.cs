using Dapper;
using Npgsql;

namespace OneStop.Storage.Postgres;

internal sealed class PostgresProbe(NpgsqlDataSource source) : IStoreProbe
{
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString("N");
        await ExecuteAsync(
            "delete from probe where at < now() - interval '1 hour'; insert into probe (id, at) values (@id, now())", id, cancellationToken);
        if (await ExecuteAsync("select count(*) from probe where id = @id", id, cancellationToken) != 1)
        {
            throw new InvalidOperationException("The store confirmed a write that cannot be read back.");
        }
    }

    private async Task<long> ExecuteAsync(string sql, string id, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(sql, new { id }, cancellationToken: cancellationToken));
    }
}
