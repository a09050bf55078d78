using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.Tests.Sync.Simulation;

/// <summary>A node with the pump of one partition, as the world lets it act.</summary>
internal sealed class SimNode : IDeliveryStore, IJournalReader, IDestination, IPumpWatch
{
    private readonly World world;

    public SimNode(World world, int batchSize)
    {
        this.world = world;
        Descriptor = new("portal", "Cổng", "Portal", batchSize, 1 << 20, new HashSet<EventKind> { EventKind.State }, 4);
        var gate = new DestinationGate(world.Time);
        var retries = new RetryTable(() => 0.5);
        var context = new PumpContext(this, gate, this, this, retries, this, world.Time, "node") { Courtesy = world.Courtesy };
        Running = new Pump(context, 0).RunAsync(CancellationToken.None);
    }

    public DestinationDescriptor Descriptor { get; }

    public Task Running { get; }

    public bool IsFrozen { get; set; }

    public bool IsDead { get; set; }

    public Task<Claim> ClaimAsync(string destination, int partition, string owner, CancellationToken cancellationToken) =>
        world.AtStore(this, store => store.Claim(), World.Claim);

    public Task<bool> IsOwnerAsync(string destination, int partition, long epoch, CancellationToken cancellationToken) =>
        world.AtStore(this, store => store.Epoch == epoch, "owner");

    public Task<bool> CommitAsync(Progress progress, CancellationToken cancellationToken) =>
        world.AtStore(this, store => store.Commit(progress), $"commit {progress.Seq} done {string.Join(',', progress.Done)} waiting {string.Join(',', progress.Waiting)}");

    public Task<IReadOnlyList<StreamKey>> HeldStreamsAsync(string destination, int partition, CancellationToken cancellationToken) =>
        world.AtStore(this, store => store.Held(), "held");

    public Task<IReadOnlyList<HeldEvent>> DueAsync(
        string destination, int partition, DateTimeOffset now, int rows, CancellationToken cancellationToken) =>
        world.AtStore(this, store => store.Due(now, rows), "due");

    public Task<DateTimeOffset?> NextDueAsync(string destination, int partition, CancellationToken cancellationToken) =>
        world.AtStore(this, store => store.NextDue(), "next due");

    public Task<IReadOnlyList<JournalRow>> PageAsync(int partition, long after, int rows, int bytes, CancellationToken cancellationToken) =>
        world.AtStore<IReadOnlyList<JournalRow>>(this, store => [.. store.Rows.Skip((int)after).Take(rows)], $"page after {after}");

    public Task<DeliveryReport> SendAsync(IReadOnlyList<Delivery> batch, CancellationToken cancellationToken) => world.AtFarSide(this, batch);

    public Task<IReadOnlyList<long>> HeadsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<JournalRow?> FindAsync(EventPosition position, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<JournalRow>> OfStreamAsync(StreamKey stream, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Sent(string destination, string outcome, int events, TimeSpan took)
    {
    }

    public void Held(string destination, EventPosition position, Fault fault, bool isDead)
    {
    }

    public void OutageChanged(string destination, Fault? fault)
    {
    }

    public void Interrupted(string destination, int partition, Exception? exception) => world.Interruptions.Add(exception);
}
