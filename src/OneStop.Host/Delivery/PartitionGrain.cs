using OneStop.Core.Sync;
using Orleans;
using Orleans.Placement;

namespace OneStop.Host.Delivery;

/// <summary>
/// Ownership and nothing else: the worker runs on the thread pool while this activation lives, so that no message waits for a far side.
/// Two activations may overlap for a moment after a failure; the worker's own fence in the store decides between them.
/// </summary>
[KeepAlive]
[RandomPlacement]
internal sealed partial class PartitionGrain(
    IPartitionWorkers workers, LocalPartitions local, CourteousScheduler scheduler, TimeProvider time, ILogger<PartitionGrain> logger)
    : Grain, IPartitionGrain, IDisposable
{
    /// <summary>How long a leaving worker may finish what it has on the wire.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource stop = new();
    private PartitionKey key;
    private IPartitionWorker? worker;
    private Task running = Task.CompletedTask;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        key = PartitionKey.Parse(this.GetPrimaryKeyString());
        worker = workers.Create(key.Destination, key.Partition);
        local.Enter(key, new LocalPartition(worker, GrainContext));
        running = Task.Factory.StartNew(WorkAsync, CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler).Unwrap();
        return Task.CompletedTask;
    }

    public Task WakeAsync(long head)
    {
        if (head > 0)
        {
            worker?.Wake(head);
        }

        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await stop.CancelAsync();
        try
        {
            await running.WaitAsync(Patience, time, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            Stuck(key);
        }
    }

    public void Dispose() => stop.Dispose();

    private async Task WorkAsync()
    {
        var asked = stop.Token;
        try
        {
            await worker!.RunAsync(asked);
        }
        catch (OperationCanceledException) when (asked.IsCancellationRequested)
        {
            // As asked.
        }
        catch (Exception exception)
        {
            Failed(exception, key);
        }
        finally
        {
            local.Leave(key, worker!);
        }

        if (!asked.IsCancellationRequested)
        {
            // The safety net starts it again within a second, which is also the pace at which a failing worker is repeated.
            GrainContext.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "The worker has ended."));
        }
    }

    [LoggerMessage(LogLevel.Warning, "The worker of {Partition} is still sending and was left behind; the next owner fences it off")]
    private partial void Stuck(PartitionKey partition);

    [LoggerMessage(LogLevel.Error, "The worker of {Partition} failed and will be started again")]
    private partial void Failed(Exception exception, PartitionKey partition);
}
