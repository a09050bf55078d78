using Microsoft.Data.Sqlite;
using OneStop.Core.Access;
using OneStop.Core.Dossiers;

namespace OneStop.Storage.Sqlite;

internal sealed class SqliteRegistryUse(SqliteFile file) : IRegistryUse, IDisposable
{
    private const string Select = "select distinct json_extract(entry, '$.registry') as registry from audit "
        + "where dossier = $key and json_extract(entry, '$.event') = 'outcome' and json_extract(entry, '$.outcome') = 'found' order by registry";

    private readonly SqliteQuestion<IReadOnlyList<string>> question = new(file, Select, Read);

    public Task<IReadOnlyList<string>> FoundForAsync(DossierCode dossier, CancellationToken cancellationToken) =>
        Task.FromResult(question.Ask(dossier.Text, cancellationToken));

    public void Dispose() => question.Dispose();

    private static List<string> Read(SqliteDataReader reader)
    {
        var registries = new List<string>();
        while (reader.Read())
        {
            registries.Add(reader.GetString(0));
        }

        return registries;
    }
}
