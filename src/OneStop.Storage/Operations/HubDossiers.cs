using System.Text.Json;
using Dapper;
using OneStop.Core.Dossiers;
using OneStop.Core.Reconciliation;
using OneStop.Core.Sync;
using OneStop.Storage.Journal;

namespace OneStop.Storage.Operations;

internal sealed class HubDossiers(IDatabase database) : IHubDossiers
{
    // Retention keeps the payload of every dossier's latest event.
    private const string Select = """
        select d.day, d.part, d.seq, j.received_at, j.payload from dossier d join journal j on j.part = d.part and j.seq = d.seq
        """;

    public Task<IReadOnlyList<HubDossier>> OfDayAsync(DateOnly day, CancellationToken cancellationToken) =>
        ReadAsync($"{Select} where d.day = @day", new { day = DossierDay.Write(day) }, cancellationToken);

    public async Task<HubDossier?> FindAsync(DossierCode code, CancellationToken cancellationToken) =>
        await ReadAsync($"{Select} where d.code = @Text", new { code.Text }, cancellationToken) is [var found] ? found : null;

    public Task<IReadOnlyDictionary<DateOnly, int>> CountAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<DateOnly, int>>(
            async connection => (await connection.QueryAsync<(string Day, long Dossiers)>(new CommandDefinition(
                "select day, count(*) from dossier where day >= @from and day <= @to group by day",
                new { from = DossierDay.Write(from), to = DossierDay.Write(to) },
                cancellationToken: cancellationToken))).ToDictionary(line => DossierDay.Read(line.Day)!.Value, line => (int)line.Dossiers),
            cancellationToken);

    private Task<IReadOnlyList<HubDossier>> ReadAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<HubDossier>>(
            async connection =>
            {
                await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
                var dossiers = new List<HubDossier>();
                while (await reader.ReadAsync(cancellationToken))
                {
                    if (!reader.IsDBNull(4) && StateOf(reader.GetFieldValue<byte[]>(4)) is { } state)
                    {
                        dossiers.Add(new(
                            state.Code,
                            state.Status,
                            state.ReceivedAt,
                            state.FinishedAt,
                            DossierDay.Read(reader.IsDBNull(0) ? null : reader.GetString(0)),
                            new(reader.GetInt32(1), reader.GetInt64(2)),
                            Instant.At(reader.GetInt64(3))));
                    }
                }

                return dossiers;
            },
            cancellationToken);

    private static DossierState? StateOf(byte[] payload)
    {
        try
        {
            return SyncEventCodec.Read(payload).Dossier;
        }
        catch (JsonException)
        {
            // The pump lays such an event before a person; here it cannot be compared.
            return null;
        }
    }
}
