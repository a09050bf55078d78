namespace OneStop.Core.Reconciliation;

/// <summary>What comparisons found, kept so that ages are true.</summary>
public interface IReconciliationBook
{
    /// <summary>
    /// Writes a run and what it found. A difference seen before keeps the moment when it was first seen, and one of those days that was not
    /// seen again is gone. A run that failed takes nothing away.
    /// </summary>
    Task SaveAsync(ReconciliationRun run, IReadOnlyList<Difference> found, CancellationToken cancellationToken);

    /// <summary>The oldest first.</summary>
    Task<IReadOnlyList<Difference>> DifferencesAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken);

    /// <summary>The latest first.</summary>
    Task<IReadOnlyList<ReconciliationRun>> RunsAsync(int limit, CancellationToken cancellationToken);

    Task SaveCountsAsync(IReadOnlyList<DayCount> counts, CancellationToken cancellationToken);

    Task<IReadOnlyList<DayCount>> CountsAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken);
}

/// <summary>A system that only counts, such as the national report system.</summary>
public interface IReportCounts
{
    /// <summary>Dossiers received per day, over all units. Throws <see cref="Sync.FarSideException"/> when there is no answer to be trusted.</summary>
    Task<IReadOnlyDictionary<DateOnly, int>> CountAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken);
}
