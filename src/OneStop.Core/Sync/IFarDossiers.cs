using OneStop.Core.Dossiers;
using OneStop.Core.Errors;

namespace OneStop.Core.Sync;

/// <summary>
/// What a destination says it holds: reconciliation compares it with the hub's own dossiers. Every method throws
/// <see cref="FarSideException"/> when the far side gives no answer that can be trusted.
/// </summary>
public interface IFarDossiers
{
    /// <summary>The destination's key.</summary>
    string Destination { get; }

    /// <summary>Null when the far side says that it has no such dossier.</summary>
    Task<FarDossier?> FindAsync(DossierCode code, CancellationToken cancellationToken);

    /// <summary>Counts and digests of the days from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    Task<IReadOnlyList<DayDigest>> DigestsAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken);

    /// <summary>What the far side's digest of one day and status would be if it held exactly these.</summary>
    string DigestOf(IReadOnlyCollection<FarDossier> dossiers);

    Task<IReadOnlyList<FarDossier>> ListAsync(DateOnly day, DossierStatus status, CancellationToken cancellationToken);
}

/// <summary>A dossier as the far side shows it.</summary>
/// <param name="Code">As written there; it need not be a code that this hub would take.</param>
/// <param name="Status">Null for a code of the far side that stands for none of the ten.</param>
public sealed record FarDossier(string Code, DossierStatus? Status, DateTimeOffset? ReceivedAt = null, DateTimeOffset? FinishedAt = null);

/// <param name="Day">The day of reception, Vietnamese time.</param>
/// <param name="Status">Null as in <see cref="FarDossier"/>.</param>
/// <param name="Digest">Lower-case hex of SHA-256, as the far side's contract defines it.</param>
public sealed record DayDigest(DateOnly Day, DossierStatus? Status, int Count, string Digest);

/// <summary>A far side gave no answer that can be trusted.</summary>
public sealed class FarSideException(Fault fault) : Exception($"The far side gave no answer: {fault.Definition.Id}.")
{
    public Fault Fault => fault;
}
