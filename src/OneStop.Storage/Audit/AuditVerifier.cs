using OneStop.Core.Access;

namespace OneStop.Storage.Audit;

/// <summary>Walks the log in pages, as <see cref="AuditLog"/> does, and so never stands in the way of appending.</summary>
internal sealed class AuditVerifier(IAuditStore store, AuditChain chain) : IAuditVerifier
{
    private const int PageSize = 5000;

    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken)
    {
        var walk = new ChainWalk(chain);
        AuditPage page;
        do
        {
            page = await store.PageAsync(walk.Position, PageSize, cancellationToken);
            walk.Read(page);
        }
        while (page.Rows.Count > 0);
        return walk.Close(page.Head);
    }
}
