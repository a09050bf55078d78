using Dapper;
using Npgsql;
using OneStop.Core.Dossiers;
using OneStop.Core.Sync;
using OneStop.Storage.Journal;

namespace OneStop.Storage.Postgres;

internal sealed class PostgresDossierBook : IDossierBook
{
    private const string Select = $"{DossierLine.Select} where code = any(@codes)";

    // Everybody who comes meanwhile waits behind it.
    private const int PatienceSeconds = 2;

    private readonly NpgsqlDataSource source;
    private readonly SharedReading<string, DossierLine> lines;

    public PostgresDossierBook(NpgsqlDataSource source)
    {
        this.source = source;
        lines = new(ReadAsync);
    }

    public async Task<DossierEntry?> FindAsync(DossierCode code, CancellationToken cancellationToken) =>
        (await lines.FindAsync(code.Text, cancellationToken))?.Read(code);

    private async Task<IReadOnlyDictionary<string, DossierLine>> ReadAsync(IReadOnlyCollection<string> codes)
    {
        await using var connection = await source.OpenConnectionAsync();
        return (await connection.QueryAsync<DossierLine>(new CommandDefinition(Select, new { codes = codes.ToArray() }, commandTimeout: PatienceSeconds))).ToDictionary(line => line.Code, StringComparer.Ordinal);
    }
}
