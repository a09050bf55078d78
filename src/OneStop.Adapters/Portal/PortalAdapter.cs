using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Adapters.Plumbing.Delivery;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync;
using Refit;

namespace OneStop.Adapters.Portal;

/// <summary>The national public service portal, as a destination and as a far side that can be compared with.</summary>
internal sealed class PortalAdapter(PortalOptions options, IPortalLine line, PortalMapping mapping, IJournalReader journal) : IDestination, IFarDossiers
{
    public const string Key = "portal";

    private static readonly FrozenSet<EventKind> Outward =
        FrozenSet.Create(EventKind.State, EventKind.Step, EventKind.Question, EventKind.Answer, EventKind.Rating);

    private readonly PortalFar far = new(line, mapping);

    public DestinationDescriptor Descriptor { get; } = new(
        Key,
        "Cổng Dịch vụ công quốc gia",
        "National public service portal",
        options.BatchSize,
        options.BatchBytes,
        Outward,
        options.MaxAttempts);

    public string Destination => Key;

    /// <summary>The one session, for what is fetched from the portal too.</summary>
    public IPortalLine Line => line;

    public static PortalAdapter Create(DestinationParts<PortalOptions> parts)
    {
        var (options, client) = (parts.Options, parts.Client);
        client.BaseAddress = options.BaseAddress;
        var api = RestService.ForGenerated<IPortalApi>(client, DestinationRefit.For(parts.Clock));
        IPortalLine line = options.Protocol == PortalOptions.Facade
            ? new PortalFacadeLine(options, api, parts.Call)
            : new PortalSessionLine(options, api, parts.Call, parts.Clock);
        return new PortalAdapter(
            options,
            line,
            new PortalMapping(options, parts.Services.GetRequiredService<IFileLinks>()),
            parts.Services.GetRequiredService<IJournalReader>());
    }

    public async Task<DeliveryReport> SendAsync(IReadOnlyList<Delivery> batch, CancellationToken cancellationToken)
    {
        var sending = new Batch(batch);
        var dossiers = new PortalDossiers(line, mapping, new PortalDoubts(far, journal), sending, options.StepChunk);
        var voices = new PortalVoices(line, sending);
        foreach (var wave in sending.Waves())
        {
            await dossiers.SendAsync([.. wave.Where(parcel => parcel.Event.Dossier is not null)], cancellationToken);
            if (options.Protocol == PortalOptions.Facade)
            {
                // No facade that was seen takes questions, answers or ratings: they are held in the open, for the day on which one does.
                Batch.Conclude(wave.Where(parcel => parcel.Event.Dossier is null), new DeliveryOutcome.Refused(new Fault(ErrorCode.DestinationWithoutService)));
            }

            await voices.SendAsync([.. wave.Where(parcel => parcel.Event.Dossier is null)], cancellationToken);
            if (!sending.IsStopped)
            {
                // An event whose kind and content don't fit each other.
                Batch.Conclude(wave, new DeliveryOutcome.Refused(new Fault(ErrorCode.EventUnreadable)));
            }
        }

        return sending.Report();
    }

    public Task<FarDossier?> FindAsync(DossierCode code, CancellationToken cancellationToken) => far.FindAsync(code, cancellationToken);

    public Task<IReadOnlyList<DayDigest>> DigestsAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        far.DigestsAsync(from, to, cancellationToken);

    public string DigestOf(IReadOnlyCollection<FarDossier> dossiers) => far.DigestOf(dossiers);

    public Task<IReadOnlyList<FarDossier>> ListAsync(DateOnly day, DossierStatus status, CancellationToken cancellationToken) =>
        far.ListAsync(day, status, cancellationToken);
}
