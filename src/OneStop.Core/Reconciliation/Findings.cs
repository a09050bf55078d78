using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.Core.Reconciliation;

/// <summary>What one run has found so far.</summary>
/// <param name="known">What earlier runs had found.</param>
internal sealed class Findings(ReconciliationRun run, IFarDossiers far, IReadOnlyDictionary<string, Difference> known, bool heal)
{
    private readonly Dictionary<string, Difference> found = new(StringComparer.Ordinal);

    public ReconciliationRun Run => run;

    public IFarDossiers Far => far;

    public IReadOnlyList<Difference> All => [.. found.Values];

    public bool MayHeal => heal;

    public int Inspected { get; set; }

    public int Healed { get; private set; }

    /// <summary>Delivered, and not there any more or older; what was not looked into counts with them, because only a mass of them remains so.</summary>
    public int Lost => found.Values.Count(one => one.Cause is DifferenceCause.FarMissing or DifferenceCause.FarOlder or DifferenceCause.Unconfirmed);

    public int HealsOf(string code) => known.GetValueOrDefault(code)?.Heals ?? 0;

    public void Add(
        string code, DateOnly day, DifferenceCause cause, Blame owner, string? error, DossierStatus? ours, DossierStatus? theirs, DateTimeOffset now, bool isHealed = false)
    {
        var before = known.GetValueOrDefault(code);
        Healed += isHealed ? 1 : 0;
        found[code] = new(
            far.Destination,
            code,
            day,
            cause,
            owner,
            error,
            ours,
            theirs,
            before?.FirstSeen ?? now,
            now,
            (before?.Heals ?? 0) + (isHealed ? 1 : 0),
            isHealed ? now : before?.HealedAt);
    }

    /// <summary>Keeps what an earlier run knew of it.</summary>
    public void AddUnconfirmed(string code, DateOnly day, DateTimeOffset now) => found[code] = known.GetValueOrDefault(code) is { } before
        ? before with { LastSeen = now }
        : new(far.Destination, code, day, DifferenceCause.Unconfirmed, Blame.Ours, null, null, null, now, now);
}
