using System.Collections.Concurrent;
using System.Text.Json;
using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.Adapters.Portal;

/// <summary>
/// What one batch knows of the portal's own copies. An uncertain event is asked about before it is sent:
/// <list type="bullet">
/// <item>the portal has no such dossier: it is created;</item>
/// <item>it shows this status or an earlier one: the event is sent again, because a record converges and a step repeats harmlessly;</item>
/// <item>it stands further, as a later event of this hub explains: that one could only leave after this one, so nothing is sent;</item>
/// <item>it stands further, as an earlier event explains: the event never arrived, and is sent;</item>
/// <item>it stands further, and the journal knows of no such event: the hub has lost something (a restored backup). A person decides.</item>
/// </list>
/// </summary>
internal sealed class PortalDoubts(IFarDossiers far, IJournalReader journal)
{
    private const int QuestionsAtOnce = 4;

    private readonly ConcurrentDictionary<StreamKey, FarDossier?> asked = new();
    private readonly HashSet<StreamKey> taken = [];

    public bool IsThere(Parcel parcel) => taken.Contains(parcel.Event.Stream)
        || (asked.TryGetValue(parcel.Event.Stream, out var found) ? found is not null : parcel.Event.Version > 1);

    public void Taken(Parcel parcel) => taken.Add(parcel.Event.Stream);

    public async Task ResolveAsync(Batch batch, IReadOnlyList<Parcel> wave, CancellationToken cancellationToken)
    {
        var doubtful = wave.Where(parcel => parcel is { IsOpen: true, Delivery.Uncertain: true } && !taken.Contains(parcel.Event.Stream)).ToList();
        try
        {
            await Parallel.ForEachAsync(
                doubtful.Where(parcel => !asked.ContainsKey(parcel.Event.Stream)),
                new ParallelOptions { MaxDegreeOfParallelism = QuestionsAtOnce, CancellationToken = cancellationToken },
                async (parcel, token) => asked[parcel.Event.Stream] = await far.FindAsync(parcel.Event.Dossier!.Code, token));
        }
        catch (FarSideException exception)
        {
            batch.Stop(exception.Fault);
            return;
        }

        foreach (var parcel in doubtful)
        {
            if (asked[parcel.Event.Stream]?.Status is { } shown && StandsFurther(shown, parcel.Event.Dossier!.Status))
            {
                parcel.Outcome = await ExplainAsync(parcel, shown, cancellationToken);
            }
        }
    }

    /// <summary>Null when the event shall be sent.</summary>
    private async Task<DeliveryOutcome?> ExplainAsync(Parcel parcel, DossierStatus shown, CancellationToken cancellationToken)
    {
        var own = (await journal.OfStreamAsync(parcel.Event.Stream, cancellationToken)).Where(row => StatusOf(row) == shown).ToList();
        var here = parcel.Delivery.Position;
        return own.Exists(row => row.Position.Seq < here.Seq) ? null
            : own.Exists(row => row.Position.Seq > here.Seq) ? new DeliveryOutcome.Superseded("the portal already shows a later event of this hub")
            : new DeliveryOutcome.Refused(new Fault(ErrorCode.DeliveryAhead));
    }

    private static DossierStatus? StatusOf(JournalRow row)
    {
        try
        {
            return row.Payload is null ? null : SyncEventCodec.Read(row.Payload).Dossier?.Status;
        }
        catch (JsonException)
        {
            // An unreadable row explains nothing.
            return null;
        }
    }

    private static bool StandsFurther(DossierStatus shown, DossierStatus sent) =>
        Rank(shown) > Rank(sent) || (Rank(shown) == Rank(DossierStatus.Finished) && Rank(sent) == Rank(shown) && shown != sent);

    private static int Rank(DossierStatus status) => status switch
    {
        DossierStatus.Filed => 0,
        DossierStatus.Received => 1,
        DossierStatus.Processing or DossierStatus.SupplementRequested or DossierStatus.PaymentRequested => 2,
        DossierStatus.Returned => 4,
        _ => 3,
    };
}
