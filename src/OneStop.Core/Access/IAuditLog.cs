namespace OneStop.Core.Access;

/// <summary>Reads the access log back.</summary>
public interface IAuditLog
{
    /// <summary>
    /// Rows numbered above <paramref name="after"/>, in order, up to the last one written when the end is reached. Does not check the
    /// chain (see <see cref="IAuditVerifier"/>); a row whose text is no entry throws <see cref="InvalidDataException"/> with its number.
    /// </summary>
    IAsyncEnumerable<AuditRow> ReadAsync(long after, CancellationToken cancellationToken);
}
