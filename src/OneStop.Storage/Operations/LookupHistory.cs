using Dapper;
using OneStop.Core.Access;
using OneStop.Core.Dossiers;
using OneStop.Core.Operations;
using OneStop.Storage.Audit;

namespace OneStop.Storage.Operations;

internal sealed class LookupHistory(IDatabase database) : ILookupHistory
{
    public Task<IReadOnlyList<AuditEntry>> OfDossierAsync(DossierCode code, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<AuditEntry>>(
            async connection => [.. (await connection.QueryAsync<(long Seq, string Entry)>(new CommandDefinition(
                "select seq, entry from audit where dossier = @Text order by seq", new { code.Text }, cancellationToken: cancellationToken)))
                .Select(row => AuditCodec.Read(new AuditLink(row.Seq, [], row.Entry)).Entry)],
            cancellationToken);
}
