using Dapper;

namespace OneStop.Storage.Sqlite;

internal sealed class SqliteProbe(SqliteFile file) : IStoreProbe
{
    // The write blocks until it is on the disk.
    public Task ProbeAsync(CancellationToken cancellationToken) => Task.Run(Probe, cancellationToken);

    private void Probe()
    {
        var id = Guid.NewGuid().ToString("N");
        file.Write(writer => writer.Connection.Execute(
            "delete from probe where at < datetime('now', '-1 hour'); insert into probe (id, at) values (@id, datetime('now'))", new { id }));
        using var reader = file.OpenReader();
        if (reader.ExecuteScalar<long>("select count(*) from probe where id = @id", new { id }) != 1)
        {
            throw new InvalidOperationException("The store confirmed a write that cannot be read back.");
        }
    }
}
