using System.Globalization;

namespace OneStop.Host.Commands.Demo;

/// <summary>One dossier in three books: what its system sent and was told, what the hub's journal holds, what the portal did.</summary>
/// <param name="Journal">Events that the hub holds.</param>
/// <param name="Repeats">Requests that the portal got a second time and that changed nothing.</param>
/// <param name="Lost">Events that the system was told are accepted, and that the journal or the portal lacks.</param>
/// <param name="Doubled">Effects that the portal had more than once.</param>
/// <param name="OutOfOrder">Effects that came after one that was sent later.</param>
internal sealed record LedgerLine(
    DossierLife Life, Account Account, long Journal,
    int Creates, int Updates, int Steps, int Repeats, long Lost, int Doubled, int OutOfOrder)
{
    public bool IsClean => Lost == 0 && Doubled == 0 && OutOfOrder == 0;

    public static LedgerLine Of(DossierLife life, Account account, long journal, IReadOnlyList<PortalEffect> effects)
    {
        var own = effects.Where(effect => effect.Code == life.Code).ToList();
        var keys = own.Select(effect => effect.Key).ToHashSet();
        var told = life.Messages.Take(account.Told).ToList();
        var (creates, updates) = (own.Count(effect => effect.Kind == "create"), own.Count(effect => effect.Kind == "update"));

        // Every event carries the whole dossier, so each writes the record once, in the status that it brought.
        var statuses = own.Where(effect => effect.Kind is "create" or "update").Select(effect => effect.Status).ToList();
        var (records, recordsBack) = Follow(life.Messages.Select(m => ((int)m.Status).ToString(CultureInfo.InvariantCulture)), statuses);
        var steps = own.Where(effect => effect.Kind == "step").Select(effect => effect.Text!).ToList();
        var (_, stepsBack) = Follow(life.Messages.Select(m => m.Step).OfType<string>(), steps.Distinct());
        var stepsLost = told.Select(message => message.Step).OfType<string>().Except(steps).Count();
        return new(
            life, account, journal, creates, updates, steps.Count,
            Repeats: own.Count(effect => effect.Kind is "same" or "step-repeat") + effects.Count(effect => effect.Kind == "key-repeat" && keys.Contains(effect.Key)),
            Lost: Math.Max(Math.Max(told.Count - journal, told.Count - records), stepsLost),
            Doubled: Math.Max(creates - 1, 0) + steps.Count - steps.Distinct().Count(),
            OutOfOrder: recordsBack + stepsBack);
    }

    /// <summary>How much of what was seen goes forwards along what was sent, and how much does not.</summary>
    private static (int Forwards, int Back) Follow(IEnumerable<string> sent, IEnumerable<string> seen)
    {
        var order = sent.ToList();
        var (next, forwards, back) = (0, 0, 0);
        foreach (var one in seen)
        {
            var found = order.IndexOf(one, next);
            (next, forwards, back) = found < 0 ? (next, forwards, back + 1) : (found + 1, forwards + 1, back);
        }

        return (forwards, back);
    }
}
