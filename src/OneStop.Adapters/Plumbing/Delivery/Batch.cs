using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.Adapters.Plumbing.Delivery;

/// <summary>A batch while it is sent: keeps each stream's order, and stops a stream at its first event that is not delivered.</summary>
internal sealed class Batch(IReadOnlyList<Core.Sync.Delivery> deliveries)
{
    private readonly Parcel[] parcels = [.. deliveries.Select(delivery => new Parcel(delivery))];
    private bool isLost;

    public IReadOnlyList<Parcel> Parcels => parcels;

    /// <summary>Travels with each request. All events of a batch are of one partition.</summary>
    public ILease? Lease => deliveries[0].Lease;

    /// <summary>Why the far side as a whole is down; nothing more is sent then.</summary>
    public Fault? Outage { get; private set; }

    /// <summary>Nothing more is sent: the far side is down, or somebody else owns the events by now.</summary>
    public bool IsStopped => Outage is not null || isLost;

    /// <summary>
    /// The first events of all streams, then the second ones of those whose first were delivered, and so on: what stands in one wave may
    /// travel in one request.
    /// </summary>
    public IEnumerable<IReadOnlyList<Parcel>> Waves()
    {
        var streams = parcels.GroupBy(parcel => parcel.Event.Stream).Select(stream => new Queue<Parcel>(stream)).ToList();
        while (streams.Count > 0 && !IsStopped)
        {
            var wave = streams.ConvertAll(stream => stream.Dequeue());
            yield return wave;
            streams = [.. streams.Where((stream, i) => stream.Count > 0 && wave[i].IsDone)];
        }
    }

    /// <summary>True while nothing has become of the parcel, and nothing before it in its stream has failed.</summary>
    public bool IsFree(Parcel parcel) =>
        parcel.IsOpen && !Array.Exists(parcels, other => other is { IsOpen: false, IsDone: false } && other.Event.Stream == parcel.Event.Stream);

    /// <summary>Sends until all is settled: a list that is refused is halved until the one that is to blame stands alone.</summary>
    /// <param name="settle">False when the list has to be cut in two.</param>
    public async Task HalveAsync<T>(IReadOnlyList<T> items, Func<IReadOnlyList<T>, Task<bool>> settle, CancellationToken cancellationToken)
    {
        if (items.Count == 0 || !await MaySendAsync(cancellationToken) || await settle(items))
        {
            return;
        }

        var half = items.Count / 2;
        await HalveAsync([.. items.Take(half)], settle, cancellationToken);
        await HalveAsync([.. items.Skip(half)], settle, cancellationToken);
    }

    public static void Conclude(IEnumerable<Parcel> those, DeliveryOutcome outcome)
    {
        foreach (var parcel in those.Where(parcel => parcel.IsOpen))
        {
            parcel.Outcome = outcome;
        }
    }

    /// <summary>The far side as a whole is down, or does not take the hub's own account.</summary>
    public void Stop(Fault fault) => Outage = fault;

    /// <summary>A request that got no answer to be trusted. False when its content is to blame, and it may have to be cut in two.</summary>
    public bool TryFail<T>(IEnumerable<Parcel> those, Sent<T> sent)
    {
        if (sent.Fault is not { } fault || fault.Code == ErrorCode.DestinationRejectsData)
        {
            return false;
        }

        if (fault.Code == ErrorCode.DeliveryLapsed)
        {
            isLost = true;
            return true;
        }

        Stop(fault);
        foreach (var parcel in those)
        {
            parcel.IsBegun |= sent.MayHaveArrived;
        }

        return true;
    }

    private async Task<bool> MaySendAsync(CancellationToken cancellationToken)
    {
        isLost |= !IsStopped && Lease is { } lease && !await lease.HoldsAsync(cancellationToken);
        return !IsStopped;
    }

    public DeliveryReport Report() => new(
        [.. parcels.Select(parcel => parcel.Outcome ?? (parcel.IsBegun
            ? new DeliveryOutcome.Unknown(new Fault(ErrorCode.DeliveryUnknown))
            : new DeliveryOutcome.NotSent()))],
        Outage);
}
