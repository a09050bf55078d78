using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.Core.Reconciliation;

/// <summary>All far sides that can be compared with, and the counts of everybody.</summary>
/// <param name="reports">Systems that only count; none where it is not configured.</param>
public sealed class Reconciliations(
    IEnumerable<IFarDossiers> farSides, Reconciler reconciler, IHubDossiers dossiers, IEnumerable<IReportCounts> reports, IReconciliationBook book, TimeProvider time)
{
    /// <param name="days">Back from today, today included.</param>
    public async Task<IReadOnlyList<ReconciliationRun>> RunAsync(int days, CancellationToken cancellationToken)
    {
        var to = ProvinceTime.DayOf(time.GetUtcNow());
        var from = to.AddDays(1 - days);
        await CountAsync("hub", from, to, dossiers.CountAsync(from, to, cancellationToken), cancellationToken);
        foreach (var report in reports)
        {
            await CountReportAsync(report, from, to, cancellationToken);
        }

        var runs = new List<ReconciliationRun>();
        foreach (var far in farSides)
        {
            runs.Add(await reconciler.RunAsync(far, from, to, heal: true, cancellationToken));
        }

        return runs;
    }

    private async Task CountReportAsync(IReportCounts report, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        try
        {
            await CountAsync("report", from, to, report.CountAsync(from, to, cancellationToken), cancellationToken);
        }
        catch (FarSideException exception)
        {
            var now = time.GetUtcNow();
            await book.SaveAsync(
                new(Guid.CreateVersion7(now).ToString("N"), "report", from, to, now, now, 0, 0, 0, 0, false, exception.Fault.Definition.Id), [], cancellationToken);
        }
    }

    private async Task CountAsync(
        string system, DateOnly from, DateOnly to, Task<IReadOnlyDictionary<DateOnly, int>> counting, CancellationToken cancellationToken)
    {
        var (counts, now) = (await counting, time.GetUtcNow());
        var all = new List<DayCount>();
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            all.Add(new(system, day, counts.GetValueOrDefault(day), system, now));
        }

        await book.SaveCountsAsync(all, cancellationToken);
    }
}
