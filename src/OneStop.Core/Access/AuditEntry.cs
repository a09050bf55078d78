namespace OneStop.Core.Access;

/// <summary>
/// One row of the access log: who asked which registry about whom, for which dossier, on what basis. Field names, never values;
/// the person only as a keyed hash (<see cref="SubjectHasher"/>).
/// </summary>
/// <param name="RequestId">Ties the rows of one look-up together and is sent to the registry as its request id (MaYeuCau).</param>
/// <param name="Attempt">1 for the first sending; 0 where nothing was sent.</param>
/// <param name="Fields">Fields asked for (attempt) or handed on (outcome).</param>
/// <param name="Outcome">found, not-found, mismatch, refused, unavailable, broken, cancelled; null on an attempt.</param>
/// <param name="Error">Stable error code, where there is one.</param>
public sealed record AuditEntry(
    AuditEvent Event,
    DateTimeOffset At,
    string RequestId,
    int Attempt,
    string Client,
    string Officer,
    string Unit,
    string Dossier,
    string Procedure,
    string LegalBasis,
    string Registry,
    string Operation,
    string Subject,
    IReadOnlyList<string> Fields,
    string? Outcome = null,
    string? Error = null,
    double? ElapsedMs = null);
