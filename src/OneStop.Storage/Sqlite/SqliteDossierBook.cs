using Dapper;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync;
using OneStop.Storage.Journal;

namespace OneStop.Storage.Sqlite;

internal sealed class SqliteDossierBook(IDatabase database) : IDossierBook
{
    private const string Select = $"{DossierLine.Select} where code = @Text";

    public Task<DossierEntry?> FindAsync(DossierCode code, CancellationToken cancellationToken) => database.ReadAsync(
        async connection => (await connection.QuerySingleOrDefaultAsync<DossierLine>(
            new CommandDefinition(Select, new { code.Text }, cancellationToken: cancellationToken)))?.Read(code),
        cancellationToken);
}
