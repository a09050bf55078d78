using OneStop.Core.Dossiers;
using OneStop.Core.Sync;

namespace OneStop.Core.Access;

/// <summary>Why somebody's data is read: for which dossier and procedure, by whom, on what legal basis (Law 91/2025 Art. 3.2).</summary>
/// <param name="LegalBasis">As the caller states it, at most 200 characters.</param>
public sealed record Purpose(DossierCode Dossier, ProcedureCode Procedure, Officer Officer, string LegalBasis, Caller Caller)
{
    /// <summary>The dossier as the hub has it; null for one that it does not have, as it usually is while the form is being filled in.</summary>
    public DossierHead? Known { get; init; }
}
