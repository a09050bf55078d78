using Microsoft.Extensions.Options;
using OneStop.Host.Configuration;

namespace OneStop.Host.Deployment;

/// <summary>
/// The first moments of stopping: no new connection is taken, and on those that exist every answer closes its connection. A connection
/// is thus ended by an answer and never under the next request; whoever connects again is refused at once and may go elsewhere.
/// </summary>
internal sealed class Farewell(IOptions<LimitSettings> limits, Doors doors, TimeProvider time) : IHostedLifecycleService
{
    private volatile bool begun;

    public bool Begun => begun;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        begun = true;
        await doors.CloseAsync(cancellationToken);
        await Task.Delay(limits.Value.Farewell, time, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
