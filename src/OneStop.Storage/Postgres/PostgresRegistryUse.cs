using Dapper;
using Npgsql;
using OneStop.Core.Access;
using OneStop.Core.Dossiers;

namespace OneStop.Storage.Postgres;

internal sealed class PostgresRegistryUse : IRegistryUse
{
    private const string Select = """
        select distinct dossier, entry::jsonb ->> 'registry' as registry from audit
        where dossier = any(@dossiers) and entry::jsonb ->> 'event' = 'outcome' and entry::jsonb ->> 'outcome' = 'found'
        """;

    // Everybody who comes meanwhile waits behind it.
    private const int PatienceSeconds = 2;

    private readonly NpgsqlDataSource source;
    private readonly SharedReading<string, IReadOnlyList<string>> registries;

    public PostgresRegistryUse(NpgsqlDataSource source)
    {
        this.source = source;
        registries = new(ReadAsync);
    }

    public async Task<IReadOnlyList<string>> FoundForAsync(DossierCode dossier, CancellationToken cancellationToken) =>
        await registries.FindAsync(dossier.Text, cancellationToken) ?? [];

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ReadAsync(IReadOnlyCollection<string> dossiers)
    {
        await using var connection = await source.OpenConnectionAsync();
        return (await connection.QueryAsync<(string Dossier, string Registry)>(new CommandDefinition(Select, new { dossiers = dossiers.ToArray() }, commandTimeout: PatienceSeconds)))
            .GroupBy(row => row.Dossier, row => row.Registry, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group.Order(StringComparer.Ordinal)], StringComparer.Ordinal);
    }
}
