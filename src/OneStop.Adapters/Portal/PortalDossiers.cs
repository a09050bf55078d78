using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.Adapters.Portal;

/// <summary>Sends dossiers: the records of a wave first, and the steps of those that were taken.</summary>
internal sealed class PortalDossiers(IPortalLine line, PortalMapping mapping, PortalDoubts doubts, Batch batch, int stepChunk)
{
    public async Task SendAsync(IReadOnlyList<Parcel> wave, CancellationToken cancellationToken)
    {
        await doubts.ResolveAsync(batch, wave, cancellationToken);
        foreach (var isUpdating in new[] { false, true })
        {
            var those = wave.Where(parcel => parcel is { IsOpen: true, IsBegun: false } && doubts.IsThere(parcel) == isUpdating).ToList();
            await batch.HalveAsync(those, parcels => RecordsAsync(parcels, isUpdating, isTurned: false, cancellationToken), cancellationToken);
        }

        foreach (var chunk in StepsOf(wave).Chunk(stepChunk))
        {
            await batch.HalveAsync(chunk, steps => StepsAsync(steps, cancellationToken), cancellationToken);
        }
    }

    private async Task<bool> RecordsAsync(IReadOnlyList<Parcel> parcels, bool isUpdating, bool isTurned, CancellationToken cancellationToken)
    {
        var sent = await line.SendAsync(
            new(PortalServices.Records)
            {
                Data = parcels.Select(parcel => mapping.Record(parcel.Event.Dossier!)).ToArray(),
                IsUpdating = isUpdating,
                Lease = batch.Lease,
                Key = WireKey.Of($"{PortalServices.Records}:{isUpdating}", parcels.Select(parcel => parcel.Delivery.IdempotencyKey)),
            },
            cancellationToken);
        switch (PortalJudge.Read(sent))
        {
            case PortalVerdict.Taken:
                TakeRecords(parcels, sent);
                return true;
            case PortalVerdict.AlreadyThere when isTurned && parcels.Count == 1:
                // It exists and doesn't: the portal is not at one with itself.
                Batch.Conclude(parcels, new DeliveryOutcome.Postponed(new Fault(ErrorCode.DestinationBusy)));
                return true;
            case PortalVerdict.AlreadyThere when !isUpdating && !isTurned:
                return await RecordsAsync(parcels, isUpdating: true, isTurned: true, cancellationToken);
            case PortalVerdict.NotThere when isUpdating && !isTurned:
                return await RecordsAsync(parcels, isUpdating: false, isTurned: true, cancellationToken);
            default:
                return PortalJudge.Settle(batch, parcels, parcels.Count, sent);
        }
    }

    private void TakeRecords(IReadOnlyList<Parcel> parcels, Sent<PortalReply> sent)
    {
        foreach (var parcel in parcels)
        {
            doubts.Taken(parcel);
            parcel.IsBegun = true;
            parcel.PartsLeft = parcel.Event.NewSteps.Count;
            parcel.Outcome = parcel.PartsLeft == 0 ? PortalJudge.Delivered(sent) : null;
        }
    }

    private IEnumerable<Step> StepsOf(IReadOnlyList<Parcel> wave) =>
        from parcel in wave
        where parcel is { IsOpen: true, PartsLeft: > 0 }
        from step in parcel.Event.NewSteps.Index()
        select new Step(parcel, step.Index, mapping.Step(parcel.Event.Dossier!.Code, step.Item));

    private async Task<bool> StepsAsync(IReadOnlyList<Step> chunk, CancellationToken cancellationToken)
    {
        // Nothing of a dossier follows a step that was not taken.
        var steps = chunk.Where(step => step.Parcel.IsOpen).ToList();
        if (steps.Count == 0)
        {
            return true;
        }

        var sent = await line.SendAsync(
            new(PortalServices.Steps)
            {
                Data = steps.Select(step => step.Wire).ToArray(),
                Lease = batch.Lease,
                Key = WireKey.Of(PortalServices.Steps, steps.Select(step => $"{step.Parcel.Delivery.IdempotencyKey}:{step.Index}")),
            },
            cancellationToken);
        switch (PortalJudge.Read(sent))
        {
            case PortalVerdict.Taken:
            case PortalVerdict.AlreadyThere when steps.Count == 1:
                TakeSteps(steps, sent);
                return true;
            case PortalVerdict.NotThere when steps.Count == 1:
                // It took the record a moment ago: the portal's own halves lag behind each other.
                Batch.Conclude([steps[0].Parcel], new DeliveryOutcome.Postponed(new Fault(ErrorCode.DestinationBusy)));
                return true;
            default:
                return PortalJudge.Settle(batch, [.. steps.Select(step => step.Parcel).Distinct()], steps.Count, sent);
        }
    }

    private static void TakeSteps(IReadOnlyList<Step> steps, Sent<PortalReply> sent)
    {
        foreach (var step in steps)
        {
            step.Parcel.Outcome = --step.Parcel.PartsLeft == 0 ? PortalJudge.Delivered(sent) : null;
        }
    }

    private sealed record Step(Parcel Parcel, int Index, StepRecord Wire);
}
