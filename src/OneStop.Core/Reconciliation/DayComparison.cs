using OneStop.Core.Dossiers;
using OneStop.Core.Sync;

namespace OneStop.Core.Reconciliation;

/// <summary>One day on both sides: first the digests, then, only where these differ, the lists.</summary>
/// <param name="Hub">What the hub has and the far side shows otherwise, or does not show in the lists.</param>
/// <param name="Extra">What only the far side shows under that day.</param>
internal sealed record DayComparison(IReadOnlyList<HubDossier> Hub, IReadOnlyList<FarDossier> Extra, int Ours)
{
    public static async Task<DayComparison> RunAsync(
        IFarDossiers far, DateOnly day, IReadOnlyList<DayDigest> theirs, IReadOnlyList<HubDossier> ours, CancellationToken cancellationToken)
    {
        var differing = Enum.GetValues<DossierStatus>().Where(status => Differs(far, status, theirs, ours)).ToList();
        var shown = new Dictionary<string, FarDossier>(StringComparer.Ordinal);
        foreach (var status in differing.Where(status => theirs.Any(digest => digest.Status == status)))
        {
            foreach (var dossier in await far.ListAsync(day, status, cancellationToken))
            {
                shown[dossier.Code] = dossier;
            }
        }

        var codes = ours.Select(dossier => dossier.Code.Text).ToHashSet(StringComparer.Ordinal);
        return new(
            [.. ours.Where(dossier => differing.Contains(dossier.Status) && shown.GetValueOrDefault(dossier.Code.Text) != dossier.AsSeen)],
            [.. shown.Values.Where(dossier => !codes.Contains(dossier.Code))],
            ours.Count);
    }

    private static bool Differs(IFarDossiers far, DossierStatus status, IReadOnlyList<DayDigest> theirs, IReadOnlyList<HubDossier> ours)
    {
        var own = ours.Where(dossier => dossier.Status == status).Select(dossier => dossier.AsSeen).ToList();
        var digest = theirs.FirstOrDefault(one => one.Status == status);
        return digest is null ? own.Count > 0 : digest.Count != own.Count || digest.Digest != far.DigestOf(own);
    }
}
