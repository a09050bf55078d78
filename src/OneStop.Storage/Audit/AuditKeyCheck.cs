using Microsoft.Extensions.Hosting;

namespace OneStop.Storage.Audit;

/// <summary>Refuses a start under another key: every look-up would be refused while the hub calls itself ready. Runs after the migrations.</summary>
internal sealed class AuditKeyCheck(IAuditStore store, AuditChain chain) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var page = await store.PageAsync(long.MaxValue, 1, cancellationToken);
        if (page.Head is { } head && !chain.IsSealed(head))
        {
            throw new AuditKeyException();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
