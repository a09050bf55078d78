using System.Diagnostics.Metrics;
using OneStop.Core.Errors;

namespace OneStop.Host.Observability;

/// <summary>Counts of the sending. Destinations, outcomes and error codes are closed lists; nothing of a dossier is a tag.</summary>
internal sealed class DeliveryMetrics
{
    private readonly Counter<long> sent;
    private readonly Histogram<double> duration;
    private readonly Counter<long> held;

    public DeliveryMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(HubMetrics.Meter);
        sent = meter.CreateCounter<long>("onestop.delivery.events", "{event}", "Events sent to a destination, by outcome.");
        duration = meter.CreateHistogram<double>("onestop.delivery.duration", "s", "Time from a sending to its answer.");
        held = meter.CreateCounter<long>("onestop.delivery.held", "{event}", "Events held back, by error and whether a person is needed.");
    }

    public void Sent(string destination, string outcome, int events, TimeSpan took)
    {
        sent.Add(events, new("destination", destination), new KeyValuePair<string, object?>("outcome", outcome));
        duration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("destination", destination));
    }

    public void Held(string destination, Fault fault, bool isDead) => held.Add(
        1, new("destination", destination), new("error", fault.Definition.Id), new KeyValuePair<string, object?>("dead", isDead));
}
