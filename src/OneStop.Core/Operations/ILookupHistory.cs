using OneStop.Core.Access;
using OneStop.Core.Dossiers;

namespace OneStop.Core.Operations;

/// <summary>What the access log holds of one dossier.</summary>
public interface ILookupHistory
{
    /// <summary>In the order in which they were written.</summary>
    Task<IReadOnlyList<AuditEntry>> OfDossierAsync(DossierCode code, CancellationToken cancellationToken);
}
