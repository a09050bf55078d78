namespace OneStop.Core.Access;

/// <summary>Proves the access log whole, or names where it is not.</summary>
public interface IAuditVerifier
{
    /// <summary>Walks the whole chain and names the first row that breaks it. Safe while rows are being appended.</summary>
    Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken);
}
