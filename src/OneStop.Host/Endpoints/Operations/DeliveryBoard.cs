using OneStop.Core.Prefill;
using OneStop.Core.Sync;
using OneStop.Host.Delivery;
using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints.Operations;

/// <summary>Each destination on one line: what waits, since when, why, and who stopped it.</summary>
internal sealed class DeliveryBoard(
    IEnumerable<IDestination> destinations, IDeliveryReport report, IDestinationSwitches switches, IRestoreMarks restores, IDestinationBeats beats, DestinationGates gates)
{
    public bool Knows(string key) => destinations.Any(destination => destination.Descriptor.Key == key);

    /// <summary>Enabled here or on a running node, or sent to once.</summary>
    public async Task<bool> HasHeardOfAsync(string key, CancellationToken cancellationToken) =>
        Knows(key)
        || (await beats.ListAsync(cancellationToken)).Any(beat => beat.Destination == key)
        || (await report.ReadAsync(cancellationToken)).Any(standing => standing.Destination == key);

    /// <summary>Those that are enabled here or on a running node.</summary>
    public async Task<IReadOnlyList<DestinationAnswer>> ReadAsync(CancellationToken cancellationToken)
    {
        var standings = (await report.ReadAsync(cancellationToken)).ToLookup(standing => standing.Destination, StringComparer.Ordinal);
        var switched = (await switches.ListAsync(cancellationToken)).ToDictionary(one => one.Destination, StringComparer.Ordinal);
        var verifying = (await restores.ListAsync(cancellationToken)).Select(mark => mark.Destination).ToHashSet(StringComparer.Ordinal);
        var driven = (await beats.ListAsync(cancellationToken)).ToLookup(beat => beat.Destination, StringComparer.Ordinal);
        var names = destinations.Select(one => one.Descriptor).ToDictionary(one => one.Key, one => new Wording(one.NameVi, one.NameEn), StringComparer.Ordinal);
        return [.. names.Keys.Union(driven.Select(group => group.Key), StringComparer.Ordinal).Select(key => Line(
            key, names.GetValueOrDefault(key), [.. standings[key]], switched.GetValueOrDefault(key), verifying.Contains(key), [.. driven[key]]))];
    }

    /// <summary>Destinations that are enabled neither here nor on a running node, and hold the journal back all the same, with their events.</summary>
    public async Task<IReadOnlyList<(string Key, long Events)>> AbandonedAsync(CancellationToken cancellationToken)
    {
        var driven = (await beats.ListAsync(cancellationToken)).Select(beat => beat.Destination).ToHashSet(StringComparer.Ordinal);
        return [.. (await report.ReadAsync(cancellationToken)).Where(standing => !Knows(standing.Destination) && !driven.Contains(standing.Destination))
            .GroupBy(standing => standing.Destination, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Sum(standing => standing.Lag + standing.Held)))];
    }

    private DestinationAnswer Line(
        string key, Wording? name, List<DeliveryStanding> partitions, DestinationSwitch? last, bool verifying, List<DestinationBeat> driven) => new(
        key,
        name ?? new Wording(key, key),
        partitions.Sum(standing => standing.Lag),
        partitions.Sum(standing => standing.Held),
        partitions.Sum(standing => standing.Dead),
        partitions.Min(standing => standing.Oldest),
        partitions.Min(standing => standing.OldestDue),
        OutageOf(key, driven),
        last is { IsPaused: true } ? new(last.By, last.At, last.Reason) : null,
        verifying,
        driven.Count > 0);

    // This node's own view is the fresher one; what the store says is what others see, and all that a command line has.
    private OutageAnswer? OutageOf(string key, List<DestinationBeat> driven) =>
        gates.All.GetValueOrDefault(key)?.Outage is { } outage ? new(outage.Since, ErrorText.Of(outage.Fault.Definition)!, outage.NextProbe)
        : driven.Where(beat => beat.OutageSince is not null).MinBy(beat => beat.OutageSince) is { OutageSince: { } since } beat
            && ErrorText.Of(beat.Error) is { } error ? new(since, error, null)
        : null;
}
