namespace OneStop.Core.Access;

/// <summary>The append-only access log.</summary>
public interface IAuditTrail
{
    /// <summary>Returns the row's number once the row is durable. Throws <see cref="AuditUnavailableException"/> when it is not.</summary>
    Task<long> AppendAsync(AuditEntry entry, CancellationToken cancellationToken);
}
