using System.Security.Cryptography;
using System.Text;
using OneStop.Core.Dossiers;
using OneStop.Core.Operations;
using OneStop.Core.Sync;

namespace OneStop.Core.Reconciliation;

/// <summary>
/// Sends a dossier's latest state once more, as an event of its own: it goes the way of every event, in order, and converges wherever it
/// arrives. All destinations get it, because the journal knows no other kind.
/// </summary>
public sealed class Healer(IDossierBook book, MessageBook messages, IJournalReader journal, IOperatorBook operators, TimeProvider time)
{
    /// <summary>No client can have this id.</summary>
    public const string Source = "onestop:reconciliation";

    /// <summary>False when the dossier has moved on in the meantime.</summary>
    /// <param name="run">Makes it once per run, however often it is called.</param>
    /// <param name="shown">What the far side shows; its later steps are sent again, all of them where it shows nothing.</param>
    public async Task<bool> HealAsync(HubDossier dossier, string destination, string run, FarDossier? shown, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(dossier.Code, cancellationToken) is not { } entry || entry.Latest != dossier.Latest
            || await messages.ReadAsync(entry.Latest, cancellationToken) is not { Dossier: { } state } latest)
        {
            return false;
        }

        var now = time.GetUtcNow();
        var version = entry.Head.Version + 1;
        var value = latest with
        {
            Kind = EventKind.State,
            Source = Source,
            MessageId = $"{run}:{destination}:{dossier.Code.Text}",
            ReceivedAt = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)),
            Sequence = null,
            Version = version,
            Dossier = state,
            NewSteps = await StepsAsync(dossier.Code, shown, cancellationToken),
            Doubts = [],
            DoubtPlaces = [],
        };
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(value.MessageId));
        if (await messages.AppendAsync(value, entry.Head with { Version = version }, hash, [], cancellationToken) is not DeskAnswer.Accepted)
        {
            return false;
        }

        await operators.AddAsync(new(now, Source, "heal", destination, value.Stream, null), cancellationToken);
        return true;
    }

    private async Task<IReadOnlyList<ProcessingStep>> StepsAsync(DossierCode code, FarDossier? shown, CancellationToken cancellationToken)
    {
        var events = History.Read(await journal.OfStreamAsync(StreamKey.Of(code), cancellationToken));
        var known = shown is null ? -1 : events.FindLastIndex(value => History.Seen(value) == shown);
        return [.. events.Skip(known + 1).SelectMany(value => value.NewSteps).Distinct()];
    }
}
