using Npgsql;
using OneStop.Core.Access;
using OneStop.Core.Dossiers;

namespace OneStop.Storage.Postgres;

internal sealed class PostgresRegistryUse(NpgsqlDataSource source) : IRegistryUse
{
    private const string Select = "select distinct entry::jsonb ->> 'registry' as registry from audit "
        + "where dossier = $1 and entry::jsonb ->> 'event' = 'outcome' and entry::jsonb ->> 'outcome' = 'found' order by registry";

    public async Task<IReadOnlyList<string>> FoundForAsync(DossierCode dossier, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(Select);
        command.Parameters.Add(new() { Value = dossier.Text });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var registries = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            registries.Add(reader.GetString(0));
        }

        return registries;
    }
}
