using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Core.Sync;

namespace OneStop.Adapters.Portal;

/// <summary>Sends questions, answers and ratings, which have no steps and cannot be asked about: a repetition replaces what stood.</summary>
internal sealed class PortalVoices(IPortalLine line, Batch batch)
{
    public async Task SendAsync(IReadOnlyList<Parcel> wave, CancellationToken cancellationToken)
    {
        await SendAsync(wave, PortalServices.Questions, value => value.Question is { } question ? PortalMapping.Question(question) : null, cancellationToken);
        await SendAsync(wave, PortalServices.Answers, value => value.Answer is { } answer ? PortalMapping.Answer(answer) : null, cancellationToken);
        await SendAsync(wave, PortalServices.Ratings, value => value.Rating is { } rating ? PortalMapping.Rating(rating) : null, cancellationToken);
    }

    private Task SendAsync(IReadOnlyList<Parcel> wave, string service, Func<SyncEvent, object?> map, CancellationToken cancellationToken) =>
        batch.HalveAsync(
            [.. wave.Where(parcel => parcel.IsOpen && map(parcel.Event) is not null)],
            parcels => SettleAsync(parcels, service, map, cancellationToken),
            cancellationToken);

    private async Task<bool> SettleAsync(
        IReadOnlyList<Parcel> parcels, string service, Func<SyncEvent, object?> map, CancellationToken cancellationToken)
    {
        var sent = await line.SendAsync(
            new(service)
            {
                Data = parcels.Select(parcel => map(parcel.Event)).ToArray(),
                Lease = batch.Lease,
                Key = WireKey.Of(service, parcels.Select(parcel => parcel.Delivery.IdempotencyKey)),
            },
            cancellationToken);
        var isTaken = PortalJudge.Read(sent) switch
        {
            PortalVerdict.Taken => true,
            // Our own earlier sending: nobody else uses this id.
            PortalVerdict.AlreadyThere => parcels is [{ Delivery.Uncertain: true }],
            _ => false,
        };
        if (!isTaken)
        {
            return PortalJudge.Settle(batch, parcels, parcels.Count, sent);
        }

        Batch.Conclude(parcels, PortalJudge.Delivered(sent));
        return true;
    }
}
