using System.Diagnostics;
using OpenTelemetry;

namespace OneStop.Host.Observability;

/// <summary>Takes what a caller can type freely out of a span; the route's template stays.</summary>
internal sealed class PathScrubber : BaseProcessor<Activity>
{
    private static readonly string[] Typed = ["url.path", "url.query", "url.full", "user_agent.original", "http.request.method_original"];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Typed)
        {
            data.SetTag(tag, null);
        }
    }
}
