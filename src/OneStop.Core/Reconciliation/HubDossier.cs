using OneStop.Core.Dossiers;
using OneStop.Core.Sync;

namespace OneStop.Core.Reconciliation;

/// <summary>A dossier as the hub holds it, as far as a far side can be compared with it.</summary>
/// <param name="Day">The day of reception, Vietnamese time.</param>
/// <param name="Latest">The event that made it so.</param>
/// <param name="ArrivedAt">When that event arrived.</param>
public sealed record HubDossier(
    DossierCode Code,
    DossierStatus Status,
    DateTimeOffset? ReceivedAt,
    DateTimeOffset? FinishedAt,
    DateOnly? Day,
    EventPosition Latest,
    DateTimeOffset ArrivedAt)
{
    public FarDossier AsSeen => Seen(Code.Text, Status, ReceivedAt, FinishedAt);

    /// <summary>As a far side shows it: moments in whole seconds.</summary>
    public static FarDossier Seen(string code, DossierStatus status, DateTimeOffset? receivedAt, DateTimeOffset? finishedAt) =>
        new(code, status, Whole(receivedAt), Whole(finishedAt));

    private static DateTimeOffset? Whole(DateTimeOffset? at) => at?.AddTicks(-(at.Value.Ticks % TimeSpan.TicksPerSecond));
}

/// <summary>The hub's own dossiers.</summary>
public interface IHubDossiers
{
    /// <summary>Those received on that day; without those whose latest state cannot be read any more.</summary>
    Task<IReadOnlyList<HubDossier>> OfDayAsync(DateOnly day, CancellationToken cancellationToken);

    Task<HubDossier?> FindAsync(DossierCode code, CancellationToken cancellationToken);

    /// <summary>Dossiers received per day; a day without one is left out.</summary>
    Task<IReadOnlyDictionary<DateOnly, int>> CountAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken);
}
