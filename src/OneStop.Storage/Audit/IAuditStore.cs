namespace OneStop.Storage.Audit;

/// <summary>The access log's table, on either store.</summary>
internal interface IAuditStore
{
    /// <summary>
    /// Chains and writes the entries in one durable transaction; returns the number of the first. Blocks: it is called from the
    /// writer's own thread. Throws <see cref="StoreConflictException"/> when nothing was written and the same call may succeed at once.
    /// </summary>
    long Append(IReadOnlyList<string> entries);

    /// <summary>Up to <paramref name="limit"/> rows numbered above <paramref name="after"/>, with the head of the same instant.</summary>
    Task<AuditPage> PageAsync(long after, int limit, CancellationToken cancellationToken);
}
