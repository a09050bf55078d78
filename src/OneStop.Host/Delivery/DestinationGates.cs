using OneStop.Core.Sync;

namespace OneStop.Host.Delivery;

/// <summary>One gate per destination on this node.</summary>
internal sealed class DestinationGates(IEnumerable<IDestination> destinations, TimeProvider time)
{
    private readonly Dictionary<string, DestinationGate> gates = destinations.ToDictionary(
        destination => destination.Descriptor.Key, _ => new DestinationGate(time), StringComparer.Ordinal);

    public IReadOnlyDictionary<string, DestinationGate> All => gates;

    public DestinationGate Of(string destination) => gates[destination];

    /// <summary>False while it is paused or down, as this node sees it.</summary>
    public bool IsOpen(string destination) => gates.TryGetValue(destination, out var gate) && !gate.IsPaused && gate.Outage is null;
}
