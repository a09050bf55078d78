using OneStop.Core.Access;

namespace OneStop.IntegrationTests.Compliance;

/// <summary>An access log in memory that can be made to fail.</summary>
internal sealed class AuditList : IAuditTrail
{
    private readonly Lock gate = new();
    private readonly List<AuditEntry> rows = [];

    /// <summary>Rows of this kind cannot be written.</summary>
    public AuditEvent? Failing { get; set; }

    public IReadOnlyList<AuditEntry> Rows
    {
        get
        {
            lock (gate)
            {
                return [.. rows];
            }
        }
    }

    public IReadOnlyList<AuditEntry> Attempts => [.. Rows.Where(r => r.Event == AuditEvent.Attempt)];

    public Task<long> AppendAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Failing == entry.Event)
        {
            throw new AuditUnavailableException();
        }

        lock (gate)
        {
            rows.Add(entry);
            return Task.FromResult<long>(rows.Count);
        }
    }
}
