using OneStop.Core.Dossiers;

namespace OneStop.Core.Access;

/// <summary>What the access log says about the use of registries for one dossier.</summary>
public interface IRegistryUse
{
    /// <summary>Keys of the registries that were asked for this dossier and found a record, in alphabetical order.</summary>
    Task<IReadOnlyList<string>> FoundForAsync(DossierCode dossier, CancellationToken cancellationToken);
}
