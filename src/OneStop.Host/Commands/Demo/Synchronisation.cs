using System.Diagnostics;

namespace OneStop.Host.Commands.Demo;

/// <summary>
/// Sends three dossiers through their lives and kills the hub at the worst moment: the portal has done what it was asked, the hub has not
/// heard of it, and its callers wait for answers.
/// </summary>
internal sealed class Synchronisation(SimulatedNation nation, DemoHub hub, HubCaller caller, LedgerScreen screen)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private readonly List<SourceSystem> sources = [.. DossierLife.All(TimeProvider.System.GetUtcNow()).Select(life => new SourceSystem(life, caller))];

    /// <summary>True when nothing was lost, doubled or out of order.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        screen.Begin(sources.Select(source => source.Life));
        await SendAsync(sources, cancellationToken);
        await SendAsync(sources.Take(1), cancellationToken);
        await ArrivedAsync(cancellationToken);
        screen.Say($"{sources.Sum(s => s.Account.Told)} events accepted and at the portal.");

        await nation.Portal.LoseAnswersAsync(cancellationToken);
        await LoseTheHubAsync(cancellationToken);
        await nation.Portal.AnswerAgainAsync(cancellationToken);

        var started = Stopwatch.GetTimestamp();
        await hub.StartAgainAsync(cancellationToken);
        screen.Say($"The hub is back after {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s on the same data (process {hub.ProcessId}). The province sends on.");
        while (sources.Exists(source => !source.IsDone))
        {
            await SendAsync(sources.Where(source => !source.IsDone), cancellationToken);
        }

        var ledger = await ArrivedAsync(cancellationToken);
        screen.Show(ledger);
        return ledger.All(line => line.IsClean);
    }

    private async Task LoseTheHubAsync(CancellationToken cancellationToken)
    {
        var before = (await nation.Portal.EffectsAsync(cancellationToken)).Count;
        await SendAsync(sources, cancellationToken);
        IReadOnlyList<PortalEffect> effects;
        while ((effects = await nation.Portal.EffectsAsync(cancellationToken)).Count == before)
        {
            await Task.Delay(Glance, cancellationToken);
        }

        var asking = sources.Where(source => !source.IsDone).Select(source => source.SendNextAsync(cancellationToken)).ToList();
        var process = hub.ProcessId;
        await hub.KillAsync(cancellationToken);
        var unanswered = (await Task.WhenAll(asking)).Count(answered => !answered);
        screen.Say($"The portal's answers get lost: it has done {effects.Count - before} more, the hub has heard of none.");
        screen.Killed(process, unanswered);
    }

    private static async Task SendAsync(IEnumerable<SourceSystem> those, CancellationToken cancellationToken)
    {
        foreach (var source in those)
        {
            if (!await source.SendNextAsync(cancellationToken))
            {
                throw new DemoException("The hub does not answer.");
            }
        }
    }

    /// <summary>Waits until everything that was accepted is at the portal; when it never gets there, the ledger says what lacks.</summary>
    private async Task<IReadOnlyList<LedgerLine>> ArrivedAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var effects = await nation.Portal.EffectsAsync(cancellationToken);
            var ledger = new List<LedgerLine>();
            foreach (var source in sources)
            {
                ledger.Add(LedgerLine.Of(source.Life, source.Account, await caller.VersionAsync(source.Life.Code, cancellationToken), effects));
            }

            if (ledger.TrueForAll(line => line.Lost == 0) || Stopwatch.GetElapsedTime(started) > Patience)
            {
                return ledger;
            }

            await Task.Delay(Glance, cancellationToken);
        }
    }
}
