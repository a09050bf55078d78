using Microsoft.Extensions.Options;
using OneStop.Host.Configuration;

namespace OneStop.Host.Deployment;

/// <summary>
/// The first moments of stopping: requests are still taken, readiness says no, and every answer closes its connection. A connection
/// that was held open is thus ended by an answer and never under the next request; what comes after finds the port closed.
/// </summary>
internal sealed class Farewell(IOptions<LimitSettings> limits, TimeProvider time) : IHostedLifecycleService
{
    private volatile bool begun;

    public bool Begun => begun;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        begun = true;
        await Task.Delay(limits.Value.Farewell, time, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
