using OneStop.Core.Prefill;
using OneStop.Core.Sync;
using OneStop.Host.Delivery;
using OneStop.Host.Wire;

namespace OneStop.Host.Endpoints.Operations;

/// <summary>Each destination on one line: what waits, since when, why, and who stopped it.</summary>
internal sealed class DeliveryBoard(
    IEnumerable<IDestination> destinations, IDeliveryReport report, IDestinationSwitches switches, IRestoreMarks restores, DestinationGates gates)
{
    public bool Knows(string key) => destinations.Any(destination => destination.Descriptor.Key == key);

    public async Task<IReadOnlyList<DestinationAnswer>> ReadAsync(CancellationToken cancellationToken)
    {
        var standings = (await report.ReadAsync(cancellationToken)).ToLookup(standing => standing.Destination, StringComparer.Ordinal);
        var switched = (await switches.ListAsync(cancellationToken)).ToDictionary(one => one.Destination, StringComparer.Ordinal);
        var verifying = (await restores.ListAsync(cancellationToken)).Select(mark => mark.Destination).ToHashSet(StringComparer.Ordinal);
        return [.. destinations.Select(destination => destination.Descriptor).Select(one =>
            Line(one, [.. standings[one.Key]], switched.GetValueOrDefault(one.Key), verifying.Contains(one.Key)))];
    }

    /// <summary>Destinations that are not enabled here and hold the journal back all the same, with their events.</summary>
    public async Task<IReadOnlyList<(string Key, long Events)>> AbandonedAsync(CancellationToken cancellationToken) =>
        [.. (await report.ReadAsync(cancellationToken)).Where(standing => !Knows(standing.Destination))
            .GroupBy(standing => standing.Destination, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Sum(standing => standing.Lag + standing.Held)))];

    private DestinationAnswer Line(DestinationDescriptor destination, List<DeliveryStanding> partitions, DestinationSwitch? last, bool verifying) => new(
        destination.Key,
        new Wording(destination.NameVi, destination.NameEn),
        partitions.Sum(standing => standing.Lag),
        partitions.Sum(standing => standing.Held),
        partitions.Sum(standing => standing.Dead),
        partitions.Min(standing => standing.Oldest),
        gates.Of(destination.Key).Outage is { } outage ? new(outage.Since, ErrorText.Of(outage.Fault.Definition)!, outage.NextProbe) : null,
        last is { IsPaused: true } ? new(last.By, last.At, last.Reason) : null,
        verifying);
}
