using OneStop.Core.Dossiers;

namespace OneStop.Core.Access;

/// <summary>Why somebody's data is read: for which dossier and procedure, by whom, on what legal basis (Law 91/2025 Art. 3.2).</summary>
/// <param name="LegalBasis">As the caller states it, at most 200 characters.</param>
public sealed record Purpose(DossierCode Dossier, ProcedureCode Procedure, Officer Officer, string LegalBasis, Caller Caller);
