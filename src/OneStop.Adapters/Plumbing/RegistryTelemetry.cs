using System.Diagnostics;
using System.Diagnostics.Metrics;
using OneStop.Core.Errors;

namespace OneStop.Adapters.Plumbing;

/// <summary>Meter and activity source of the look-ups. Tags come from closed sets; nothing here can carry an identifier.</summary>
internal sealed class RegistryTelemetry : IDisposable
{
    // From a warm local answer to the longest budget: the default boundaries are meant for milliseconds.
    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    private readonly ActivitySource activities = new("OneStop");
    private readonly Histogram<double> duration;
    private readonly Counter<long> attempts;
    private readonly Counter<long> refused;

    public RegistryTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create("OneStop");
        duration = meter.CreateHistogram(
            "onestop.lookup.duration", "s", "Time of a look-up, by registry, operation and outcome.",
            tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
        attempts = meter.CreateCounter<long>("onestop.lookup.attempts", "{attempt}", "Requests sent to registries.");
        refused = meter.CreateCounter<long>("onestop.lookup.refused", "{lookup}", "Look-ups refused before anything was sent, by error code.");
    }

    public Activity? Start(string registry, string operation) =>
        activities.StartActivity("registry.lookup", ActivityKind.Client)?.SetTag("registry", registry).SetTag("operation", operation);

    public void Refused(Activity? activity, Fault fault)
    {
        refused.Add(1, new KeyValuePair<string, object?>("code", fault.Definition.Id));
        activity?.SetTag("outcome", "refused").SetTag("error.type", fault.Definition.Id);
    }

    public void Ended(Activity? activity, string registry, string operation, int sent, string outcome, Fault? fault, TimeSpan elapsed)
    {
        attempts.Add(sent, new("registry", registry), new KeyValuePair<string, object?>("operation", operation));
        duration.Record(elapsed.TotalSeconds, new("registry", registry), new("operation", operation), new("outcome", outcome));
        activity?.SetTag("outcome", outcome);
        if (fault is not null)
        {
            activity?.SetTag("error.type", fault.Definition.Id).SetStatus(ActivityStatusCode.Error);
        }
    }

    public void Dispose() => activities.Dispose();
}
