using Dapper;

namespace OneStop.Storage.Sqlite;

internal sealed class SqliteAuditPresence(SqliteFile file) : IAuditPresence
{
    public bool HasRows
    {
        get
        {
            if (!file.Exists)
            {
                return false;
            }

            using var reader = file.OpenReader();
            return reader.ExecuteScalar<bool>("select exists (select 1 from sqlite_master where name = 'audit_head')")
                && reader.ExecuteScalar<bool>("select exists (select 1 from audit_head) or exists (select 1 from audit)");
        }
    }
}
