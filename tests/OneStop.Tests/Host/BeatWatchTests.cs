using System.Collections.Frozen;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OneStop.Core.Errors;
using OneStop.Core.Sync;
using OneStop.Host.Delivery;

namespace OneStop.Tests.Host;

public sealed class BeatWatchTests : IDestinationBeats, IDestination
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(7)));
    private readonly List<DestinationBeat> noted = [];
    private int left;

    public DestinationDescriptor Descriptor { get; } = new("portal", "Cổng", "Portal", 1, 1, FrozenSet<EventKind>.Empty, 1);

    [Fact]
    public async Task Tell_NoDestination_WritesNothing()
    {
        using var watch = Watch(new DestinationGates([], time));
        await watch.TellAsync(default);
        time.Advance(DestinationBeat.Period);
        await watch.TellAsync(default);
        await watch.StopAsync(default);

        Assert.Empty(noted);
        Assert.Equal(0, left);
    }

    [Fact]
    public async Task Tell_OneDestination_EachPeriodAndAnOutageAtOnce()
    {
        var gates = new DestinationGates([this], time);
        using var watch = Watch(gates);
        await watch.TellAsync(default);
        Assert.Null(Assert.Single(noted).OutageSince);

        time.Advance(DestinationBeat.Period - TimeSpan.FromSeconds(1));
        await watch.TellAsync(default);
        Assert.Single(noted);
        time.Advance(TimeSpan.FromSeconds(1));
        await watch.TellAsync(default);
        Assert.Equal(time.GetUtcNow(), noted[1].At);

        gates.Of("portal").Failed(new Fault(ErrorCode.DestinationBusy));
        await watch.TellAsync(default);
        Assert.Equal((time.GetUtcNow(), ErrorTable.Of(ErrorCode.DestinationBusy).Id), (noted[2].OutageSince, noted[2].Error));
        await watch.StopAsync(default);
        Assert.Equal(1, left);
    }

    Task IDestinationBeats.NoteAsync(IReadOnlyList<DestinationBeat> beats, CancellationToken cancellationToken)
    {
        noted.AddRange(beats);
        return Task.CompletedTask;
    }

    Task IDestinationBeats.LeaveAsync(string node, CancellationToken cancellationToken)
    {
        left++;
        return Task.CompletedTask;
    }

    Task<IReadOnlyList<DestinationBeat>> IDestinationBeats.ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<DeliveryReport> IDestination.SendAsync(IReadOnlyList<Delivery> batch, CancellationToken cancellationToken) => throw new NotSupportedException();

    private BeatWatch Watch(DestinationGates gates) => new(this, gates, time, NullLogger<BeatWatch>.Instance);
}
