using Microsoft.Data.Sqlite;
using OneStop.Core.Access;
using OneStop.Core.Dossiers;

namespace OneStop.Storage.Sqlite;

/// <summary>Asked for every event of a dossier, so its connection stays open with the statement prepared.</summary>
internal sealed class SqliteRegistryUse(SqliteFile file) : IRegistryUse, IDisposable
{
    private const string Select = "select distinct json_extract(entry, '$.registry') as registry from audit "
        + "where dossier = $dossier and json_extract(entry, '$.event') = 'outcome' and json_extract(entry, '$.outcome') = 'found' order by registry";

    private readonly Lock gate = new();
    private SqliteConnection? connection;
    private SqliteCommand? command;

    public Task<IReadOnlyList<string>> FoundForAsync(DossierCode dossier, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            try
            {
                return Task.FromResult<IReadOnlyList<string>>(Read(dossier));
            }
            catch
            {
                Close();
                throw;
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            Close();
        }
    }

    private List<string> Read(DossierCode dossier)
    {
        var select = command ??= Prepare();
        select.Parameters[0].Value = dossier.Text;
        using var reader = select.ExecuteReader();
        var registries = new List<string>();
        while (reader.Read())
        {
            registries.Add(reader.GetString(0));
        }

        return registries;
    }

    private SqliteCommand Prepare()
    {
        connection = file.OpenReader();
        var select = connection.CreateCommand();
        select.CommandText = Select;
        select.Parameters.Add("$dossier", SqliteType.Text);
        return select;
    }

    private void Close()
    {
        command?.Dispose();
        connection?.Dispose();
        (command, connection) = (null, null);
    }
}
