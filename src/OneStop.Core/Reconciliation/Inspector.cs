using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.Core.Reconciliation;

/// <summary>Finds out why one dossier differs. The far side is asked about it alone, because its lists are older than the answer.</summary>
public sealed class Inspector(IHubDossiers dossiers, ITimelineReader timelines, IDeliveryReport report)
{
    /// <summary>Null when nothing differs any more.</summary>
    public async Task<Evidence?> InspectAsync(IFarDossiers far, DossierCode code, Fault? outage, CancellationToken cancellationToken)
    {
        var shown = await far.FindAsync(code, cancellationToken);

        // Read after the far side: what is delivered in between cannot be mistaken for lost.
        if (await dossiers.FindAsync(code, cancellationToken) is not { } hub)
        {
            return null;
        }

        var timeline = await timelines.ReadAsync(StreamKey.Of(code), cancellationToken);
        var cursors = (await report.ReadAsync(cancellationToken)).Where(standing => standing.Destination == far.Destination);
        var own = History.Read(timeline.Rows);
        var evidence = new Evidence(
            hub,
            shown,
            cursors.Any(standing => standing.Partition == hub.Latest.Partition && standing.Seq >= hub.Latest.Seq),
            timeline.Attempts.Any(line => line.Destination == far.Destination && line.Covers(hub.Latest) && line.Attempt.Outcome == "cancelled"),
            [.. own.SkipLast(1).Select(History.Seen).OfType<FarDossier>()],
            timeline.Holds.FirstOrDefault(hold => hold.Destination == far.Destination),
            outage);
        return evidence.IsSame ? null : evidence;
    }
}
