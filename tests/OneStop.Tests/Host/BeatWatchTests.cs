using System.Collections.Frozen;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OneStop.Core.Errors;
using OneStop.Core.Sync;
using OneStop.Host.Delivery;

namespace OneStop.Tests.Host;

public sealed class BeatWatchTests : IDestinationBeats, IDestination
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(7)));
    private readonly Channel<IReadOnlyList<DestinationBeat>> noted = Channel.CreateUnbounded<IReadOnlyList<DestinationBeat>>();
    private int left;

    public DestinationDescriptor Descriptor { get; } = new("portal", "Cổng", "Portal", 1, 1, FrozenSet<EventKind>.Empty, 1);

    [Fact]
    public async Task Watch_NoDestination_WritesNothing()
    {
        using var watch = Watch(new DestinationGates([], time));
        await watch.StartAsync(default);
        await PassAsync(seconds: 30);
        await watch.StopAsync(default);

        Assert.False(noted.Reader.TryRead(out _));
        Assert.Equal(0, left);
    }

    [Fact]
    public async Task Watch_OneDestination_TellsOfItEachPeriodAndOfAnOutageAtOnce()
    {
        var gates = new DestinationGates([this], time);
        using var watch = Watch(gates);
        await watch.StartAsync(default);
        Assert.Null(Assert.Single(await noted.Reader.ReadAsync()).OutageSince);

        await PassAsync(seconds: (int)DestinationBeat.Period.TotalSeconds - 1);
        Assert.False(noted.Reader.TryRead(out _));
        await PassAsync(seconds: 1);
        Assert.Equal(time.GetUtcNow(), Assert.Single(await noted.Reader.ReadAsync()).At);

        gates.Of("portal").Failed(new Fault(ErrorCode.DestinationBusy));
        await PassAsync(seconds: 1);
        Assert.Equal(ErrorTable.Of(ErrorCode.DestinationBusy).Id, Assert.Single(await noted.Reader.ReadAsync()).Error);
        await watch.StopAsync(default);
        Assert.Equal(1, left);
    }

    Task IDestinationBeats.NoteAsync(IReadOnlyList<DestinationBeat> beats, CancellationToken cancellationToken) => noted.Writer.WriteAsync(beats, cancellationToken).AsTask();

    Task IDestinationBeats.LeaveAsync(string node, CancellationToken cancellationToken)
    {
        left++;
        return Task.CompletedTask;
    }

    Task<IReadOnlyList<DestinationBeat>> IDestinationBeats.ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<DeliveryReport> IDestination.SendAsync(IReadOnlyList<Delivery> batch, CancellationToken cancellationToken) => throw new NotSupportedException();

    private BeatWatch Watch(DestinationGates gates) => new(this, gates, time, NullLogger<BeatWatch>.Instance);

    /// <summary>A second at a time: a timer that has fired twice fires once.</summary>
    private async Task PassAsync(int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
