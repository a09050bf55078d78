namespace OneStop.Core.Dossiers;

/// <summary>From one status to another, while the rule is in force.</summary>
/// <param name="From">Null for the first status that the hub hears of.</param>
/// <param name="ValidUntil">Last day, inclusive; null while nobody has ended it.</param>
public sealed record Transition(DossierStatus? From, DossierStatus To, DateOnly ValidFrom, DateOnly? ValidUntil)
{
    public bool IsInForce(DateOnly day) => day >= ValidFrom && !(day > ValidUntil);

    public bool Overlaps(Transition other) => From == other.From && To == other.To
        && !(ValidFrom > other.ValidUntil) && !(other.ValidFrom > ValidUntil);
}

/// <summary>Which status may follow which, on the day when it happened.</summary>
public sealed class TransitionTable(IReadOnlyList<Transition> transitions)
{
    public IReadOnlyList<Transition> All => transitions;

    /// <summary>Staying where it is, is always allowed.</summary>
    public bool Allows(DossierStatus? from, DossierStatus to, DateOnly day)
    {
        if (from == to)
        {
            return true;
        }

        foreach (var transition in transitions)
        {
            if (transition.From == from && transition.To == to && transition.IsInForce(day))
            {
                return true;
            }
        }

        return false;
    }
}
