using System.Diagnostics;
using System.Diagnostics.Metrics;
using OneStop.Core.Errors;

namespace OneStop.Adapters.Plumbing.Delivery;

/// <summary>Meter and activity source of the sending. Tags come from closed sets; nothing here can carry a dossier.</summary>
internal sealed class DestinationTelemetry : IDisposable
{
    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    private readonly ActivitySource activities = new("OneStop");
    private readonly Histogram<double> duration;

    public DestinationTelemetry(IMeterFactory meters) => duration = meters.Create("OneStop").CreateHistogram(
        "onestop.destination.duration", "s", "Time of a request to a destination, by destination, operation and outcome.",
        tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });

    public Activity? Start(string destination, string operation) =>
        activities.StartActivity("destination.call", ActivityKind.Client)?.SetTag("destination", destination).SetTag("operation", operation);

    public void Ended(Activity? activity, string destination, string operation, Fault? fault, TimeSpan elapsed)
    {
        var outcome = fault?.Definition.Id ?? "answered";
        duration.Record(elapsed.TotalSeconds, new("destination", destination), new("operation", operation), new("outcome", outcome));
        activity?.SetTag("outcome", outcome);
        if (fault is not null)
        {
            activity?.SetTag("error.type", outcome).SetStatus(ActivityStatusCode.Error);
        }
    }

    public void Dispose() => activities.Dispose();
}
