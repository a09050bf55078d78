using OneStop.Core.Access;

namespace OneStop.Core.Dossiers;

/// <summary>
/// Derives what the hub itself did for a dossier. Papers from the warehouse are recorded by nobody yet, so there are none, and a caller that
/// claims one is contradicted.
/// </summary>
public sealed class EvidenceReader(IRegistryUse use)
{
    public async Task<DossierEvidence> OfAsync(DossierCode dossier, CancellationToken cancellationToken)
    {
        var registries = await use.FoundForAsync(dossier, cancellationToken);
        return registries.Count == 0 ? DossierEvidence.None : new(registries, []);
    }
}
