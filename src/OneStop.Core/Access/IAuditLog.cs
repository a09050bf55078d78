namespace OneStop.Core.Access;

/// <summary>Reads the access log back and proves it whole.</summary>
public interface IAuditLog
{
    /// <summary>
    /// Rows numbered above <paramref name="after"/>, in order, up to the last one written when the end is reached. Does not check the
    /// chain; a row whose text is no entry throws <see cref="InvalidDataException"/> with its number.
    /// </summary>
    IAsyncEnumerable<AuditRow> ReadAsync(long after, CancellationToken cancellationToken);

    /// <summary>Walks the whole chain and names the first row that breaks it. Safe while rows are being appended.</summary>
    Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken);
}
