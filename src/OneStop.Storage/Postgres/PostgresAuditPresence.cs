using Dapper;
using Npgsql;

namespace OneStop.Storage.Postgres;

internal sealed class PostgresAuditPresence(NpgsqlDataSource source) : IAuditPresence
{
    public bool HasRows
    {
        get
        {
            using var connection = source.OpenConnection();
            return connection.ExecuteScalar<bool>("select to_regclass('audit_head') is not null")
                && connection.ExecuteScalar<bool>("select exists (select 1 from audit_head) or exists (select 1 from audit)");
        }
    }
}
