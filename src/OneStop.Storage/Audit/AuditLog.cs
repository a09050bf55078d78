using System.Runtime.CompilerServices;
using OneStop.Core.Access;

namespace OneStop.Storage.Audit;

/// <summary>Reads in pages: a year of rows in one transaction would hold back the store's clean-up.</summary>
internal sealed class AuditLog(IAuditStore store) : IAuditLog
{
    private const int PageSize = 5000;

    public async IAsyncEnumerable<AuditRow> ReadAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await store.PageAsync(after, PageSize, cancellationToken) is { Rows: { Count: > 0 } rows })
        {
            foreach (var link in rows)
            {
                yield return AuditCodec.Read(link);
            }

            after = rows[^1].Seq;
        }
    }
}
