using OneStop.Core.Dossiers;
using OneStop.Core.Errors;
using OneStop.Core.Sync;

namespace OneStop.Core.Operations;

/// <param name="Far">What the far side has; null where it was not asked, has nothing, or the stream is no dossier.</param>
/// <param name="Asked">Whether the far side was asked.</param>
public sealed record ReplayCandidate(ParkedEntry Held, bool Asked, FarDossier? Far, Fault? NoAnswer = null);

/// <param name="More">There are more than are shown.</param>
public sealed record ReplayPreview(IReadOnlyList<ReplayCandidate> Candidates, bool More);

/// <summary>Starts replays, after a look at what they would do.</summary>
public sealed class ReplayDesk(IReplayBook book, IParkedBook parked, IEnumerable<IFarDossiers> farSides, IOperatorBook operators)
{
    public const int MostShown = 100;

    /// <summary>What would be sent, the longest held first, and what the far side has of the first <paramref name="ask"/> of it.</summary>
    public async Task<ReplayPreview> PreviewAsync(ReplaySelection selection, int ask, CancellationToken cancellationToken)
    {
        var held = await HeldAsync(selection, cancellationToken);
        var far = farSides.FirstOrDefault(side => side.Destination == selection.Destination);
        var candidates = new List<ReplayCandidate>();
        foreach (var entry in held.Take(MostShown))
        {
            candidates.Add(far is not null && candidates.Count < ask ? await AskAsync(far, entry, cancellationToken) : new(entry, Asked: false, null));
        }

        return new(candidates, held.Count > MostShown);
    }

    /// <summary>Null when nothing is to be replayed that no other task has chosen.</summary>
    public async Task<ReplayTask?> StartAsync(ReplayOrder order, CancellationToken cancellationToken)
    {
        if (await book.CreateAsync(order, cancellationToken) == 0)
        {
            return null;
        }

        await operators.AddAsync(new(order.At, order.By, "replay", order.Selection.Destination, order.Selection.Stream, order.Reason), cancellationToken);
        return await book.FindAsync(order.Id, cancellationToken);
    }

    private async Task<IReadOnlyList<ParkedEntry>> HeldAsync(ReplaySelection selection, CancellationToken cancellationToken)
    {
        if (selection.Stream is null)
        {
            return await parked.ListAsync(new(selection.Destination, selection.State, selection.Cause, MostShown + 1), cancellationToken);
        }

        var all = new List<ParkedEntry>();
        for (ParkedMark? after = null; ;)
        {
            var page = await parked.ListAsync(new(selection.Destination, selection.State, selection.Cause, 1000, after), cancellationToken);
            all.AddRange(page.Where(entry => entry.Stream == selection.Stream));
            if (all.Count > 0 || page.Count == 0)
            {
                return all;
            }

            after = page[^1].Mark;
        }
    }

    private static async Task<ReplayCandidate> AskAsync(IFarDossiers far, ParkedEntry entry, CancellationToken cancellationToken)
    {
        if (!DossierCode.TryParse(entry.Stream.Text, out var code, out _))
        {
            return new(entry, Asked: false, null);
        }

        try
        {
            return new(entry, Asked: true, await far.FindAsync(code, cancellationToken));
        }
        catch (FarSideException exception)
        {
            return new(entry, Asked: true, null, exception.Fault);
        }
    }
}
