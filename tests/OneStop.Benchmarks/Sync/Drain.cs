using System.Diagnostics;
using OneStop.Core.Sync;

namespace OneStop.Benchmarks.Sync;

/// <summary>A far side that was away while dossiers went on: fills the journal, then lets everything out at once.</summary>
internal sealed class Drain(IJournal journal, LightPortal portal, Traffic traffic)
{
    private const int AtOnce = 256;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Closes the far side and appends, for each of so many dossiers, its events from 1 on; the dossiers take turns.</summary>
    public async Task FillAsync(int dossiers, int eventsEach)
    {
        await portal.Arrivals.SettledAsync();
        portal.IsDown = true;
        await FillAsync(traffic, dossiers, eventsEach, AppendAsync);
    }

    /// <summary>Appends, for each of so many new dossiers, its events from 1 on; the dossiers take turns.</summary>
    public static async Task FillAsync(Traffic traffic, int dossiers, int eventsEach, Func<JournalDraft, CancellationToken, Task> appendAsync)
    {
        var those = Enumerable.Range(0, dossiers).Select(_ => traffic.NextDossier()).ToList();
        for (var version = 1; version <= eventsEach; version++)
        {
            await Parallel.ForEachAsync(those, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (dossier, cancellationToken) =>
                await appendAsync(Traffic.Draft(dossier, version), cancellationToken));
        }
    }

    // As every source does that is refused: the same again.
    private async Task AppendAsync(JournalDraft draft, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                if (await journal.AppendAsync(draft, cancellationToken) is not (AppendAnswer.Accepted or AppendAnswer.Repeated))
                {
                    throw new InvalidOperationException("The journal did not take an event.");
                }

                return;
            }
            catch (JournalUnavailableException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
            }
        }
    }

    /// <summary>Events per second from the first request that the far side takes to the last step that arrives.</summary>
    public async Task<double> RunAsync(int events)
    {
        var arrived = portal.Arrivals.ExpectAsync(events);
        portal.Open();
        await arrived.WaitAsync(Patience);
        return events / Stopwatch.GetElapsedTime(portal.FirstTaken).TotalSeconds;
    }
}
