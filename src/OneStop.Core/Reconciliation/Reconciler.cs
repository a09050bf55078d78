using System.Text.Json;
using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.Core.Reconciliation;

/// <summary>Compares the hub with one far side, names the cause of every difference, and heals what the rules allow.</summary>
/// <param name="outageOf">Why a destination gets nothing now; null while it does.</param>
public sealed class Reconciler(
    IHubDossiers dossiers,
    Inspector inspector,
    Healer healer,
    IReconciliationBook book,
    ITaskBook tasks,
    DossierRules rules,
    Func<string, Fault?> outageOf,
    TimeProvider time)
{
    /// <summary>Differences looked into, and healed, in one run: also the ramp after a far side was put back to an earlier state.</summary>
    public const int MostInspected = 500;

    /// <summary>So many at once, and so large a share, are no accident of single dossiers.</summary>
    private const int RestoredFrom = 20;
    private const int RestoredShare = 10;

    /// <param name="heal">False to look only: from a process beside the hub, which must be the only one to append.</param>
    public async Task<ReconciliationRun> RunAsync(IFarDossiers far, DateOnly from, DateOnly to, bool heal, CancellationToken cancellationToken)
    {
        var start = time.GetUtcNow();
        var run = new ReconciliationRun(Guid.CreateVersion7(start).ToString("N"), far.Destination, from, to, start, start, 0, 0, 0, 0, Restored: false);
        try
        {
            return await CompareAsync(run, far, heal, cancellationToken);
        }
        catch (FarSideException exception)
        {
            run = run with { EndedAt = time.GetUtcNow(), Error = exception.Fault.Definition.Id };
            await book.SaveAsync(run, [], cancellationToken);
            return run;
        }
    }

    private async Task<ReconciliationRun> CompareAsync(ReconciliationRun run, IFarDossiers far, bool heal, CancellationToken cancellationToken)
    {
        var digests = (await far.DigestsAsync(run.From, run.To, cancellationToken)).ToLookup(digest => digest.Day);
        var known = (await book.DifferencesAsync(run.From, run.To, cancellationToken))
            .Where(difference => difference.Destination == far.Destination)
            .ToDictionary(difference => difference.Code, StringComparer.Ordinal);
        var findings = new Findings(run, far, known, heal);
        for (var day = run.From; day <= run.To; day = day.AddDays(1))
        {
            var compared = await DayComparison.RunAsync(far, day, [.. digests[day]], await dossiers.OfDayAsync(day, cancellationToken), cancellationToken);
            run = run with { Ours = run.Ours + compared.Ours, Theirs = run.Theirs + digests[day].Sum(digest => digest.Count) };
            foreach (var dossier in compared.Hub)
            {
                await InspectAsync(findings, dossier.Code, day, cancellationToken);
            }

            foreach (var extra in compared.Extra)
            {
                await InspectExtraAsync(findings, extra, day, cancellationToken);
            }
        }

        run = run with
        {
            EndedAt = time.GetUtcNow(),
            Differing = findings.All.Count,
            Healed = findings.Healed,
            Restored = findings.Lost >= RestoredFrom && findings.Lost * RestoredShare >= run.Ours,
        };
        await book.SaveAsync(run, findings.All, cancellationToken);
        if (heal)
        {
            await AskPeopleAsync(findings.All, cancellationToken);
        }

        await book.SaveCountsAsync(
            [.. digests.Select(day => new DayCount(far.Destination, day.Key, day.Sum(digest => digest.Count), far.Destination, run.EndedAt))], cancellationToken);
        return run;
    }

    private async Task AskPeopleAsync(IReadOnlyList<Difference> found, CancellationToken cancellationToken)
    {
        foreach (var one in found.Where(one => one.NeedsPerson))
        {
            var (cause, owner) = ($"{one.Destination}.{Name(one.Cause)}", Name(one.Owner));
            await tasks.OpenAsync(new(TaskKind.Difference, one.Code, cause, owner, one.FirstSeen), cancellationToken);
        }
    }

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private async Task InspectExtraAsync(Findings findings, FarDossier extra, DateOnly day, CancellationToken cancellationToken)
    {
        if (DossierCode.TryParse(extra.Code, out var code, out _) && await dossiers.FindAsync(code, cancellationToken) is not null)
        {
            // Under another day at the hub.
            await InspectAsync(findings, code, day, cancellationToken);
            return;
        }

        findings.Add(extra.Code, day, DifferenceCause.FarExtra, Blame.Data, null, null, extra.Status, time.GetUtcNow());
    }

    private async Task InspectAsync(Findings findings, DossierCode code, DateOnly day, CancellationToken cancellationToken)
    {
        if (findings.Inspected >= MostInspected)
        {
            findings.AddUnconfirmed(code.Text, day, time.GetUtcNow());
            return;
        }

        findings.Inspected++;
        if (await inspector.InspectAsync(findings.Far, code, outageOf(findings.Far.Destination), cancellationToken) is not { } evidence)
        {
            return;
        }

        var now = time.GetUtcNow();
        var cause = evidence.Cause(rules.Transitions, ProvinceTime.DayOf(now));
        var heals = findings.HealsOf(code.Text);
        var isHealed = findings.MayHeal && DifferenceRules.Of(cause).Heals && heals < DifferenceRules.MostHeals
            && await healer.HealAsync(evidence.Hub, findings.Far.Destination, findings.Run.Id, evidence.Far, cancellationToken);
        findings.Add(
            code.Text, day, cause, evidence.Owner(cause), evidence.ErrorOf(cause)?.Id, evidence.Hub.Status, evidence.Far?.Status, now, isHealed);
    }
}
